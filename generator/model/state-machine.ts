// SPDX-License-Identifier: MIT
/** Model → the machine's table: what each state says to each call, and which call would have to come first. */
import type { Api, StateMachine, Method } from './model.js';

export interface Transition {
  action: 'ALLOW' | 'NOOP' | 'REJECT';
  next: string;
  requiredCall: string | undefined;
  error: string | undefined;
}

/** Methods that the machine rules, in the order of the spec. */
export function statefulMethods(api: Api): Method[] {
  return api.classes.flatMap(({ methods }) => methods);
}

export function transition(api: Api, machine: StateMachine, method: Method, state: string): Transition {
  if (method.from.includes(state)) {
    return {
      action: 'ALLOW',
      next: method.to ?? state,
      requiredCall: undefined,
      error: undefined,
    };
  }
  if (method.noop.includes(state)) {
    return { action: 'NOOP', next: state, requiredCall: undefined, error: undefined };
  }
  const own = machine.states.find(({ name }) => name === state)?.error;
  const error = method.errors.find((each) => each.state === state)?.code ?? own;
  return { action: 'REJECT', next: state, requiredCall: firstCall(api, state, method.from), error };
}

/** The first call on a shortest way from a state to one of the wanted ones. */
export function firstCall(api: Api, state: string, wanted: readonly string[]): string | undefined {
  const seen = new Set([state]);
  let front: { state: string; first: string | undefined }[] = [{ state, first: undefined }];
  while (front.length > 0) {
    const next: typeof front = [];
    for (const { state: at, first } of front) {
      for (const method of statefulMethods(api)) {
        if (!method.to || !method.from.includes(at) || seen.has(method.to)) {
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
    front = next;
  }
  return undefined;
}
