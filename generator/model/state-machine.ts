// SPDX-License-Identifier: MIT
/** Transitions of the state machine: the effect of each call in each state, and the call that is required first. */
import type { Api, StateMachine, Method } from './model.js';

export interface Transition {
  action: 'ALLOW' | 'NOOP' | 'REPORT' | 'REJECT';
  next: string;
  requiredCall: string | undefined;
  error: string | undefined;
}

/** Methods subject to the state machine, in the order of the spec. */
export function statefulMethods(api: Api): Method[] {
  return api.classes.flatMap(({ methods }) => methods);
}

export function transition(api: Api, machine: StateMachine, method: Method, state: string): Transition {
  if (method.from.includes(state)) {
    return {
      action: 'ALLOW',
      next: method.stays.includes(state) ? state : (method.to ?? state),
      requiredCall: undefined,
      error: undefined,
    };
  }
  if (method.noop.includes(state)) {
    return { action: 'NOOP', next: state, requiredCall: undefined, error: undefined };
  }
  const defaultError = machine.states.find(({ name }) => name === state)?.error;
  const error = method.errors.find((each) => each.state === state)?.code ?? defaultError;
  if (method.reports.includes(state)) {
    return { action: 'REPORT', next: state, requiredCall: undefined, error };
  }
  return { action: 'REJECT', next: state, requiredCall: firstCall(api, state, method.from), error };
}

/** The first call on a shortest path from a state to one of the wanted states. */
export function firstCall(api: Api, state: string, wanted: readonly string[]): string | undefined {
  const seen = new Set([state]);
  let frontier: { state: string; first: string | undefined }[] = [{ state, first: undefined }];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { state: current, first } of frontier) {
      for (const method of statefulMethods(api)) {
        const leaves = method.from.includes(current) && !method.stays.includes(current);
        if (!method.to || !leaves || seen.has(method.to)) {
          continue;
        }
        seen.add(method.to);
        const step = { state: method.to, first: first ?? method.name };
        if (wanted.includes(method.to)) {
          return step.first;
        }
        next.push(step);
      }
    }
    frontier = next;
  }
  return undefined;
}
