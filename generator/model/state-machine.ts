// SPDX-License-Identifier: MIT
/** Transitions of the state machine: the effect of each call in each state, and the call that is required first. */
import type { Api, StateMachine, Method } from './model.js';
import { named, oncePer } from './once-per.js';

export interface Transition {
  action: 'ALLOW' | 'NOOP' | 'REPORT' | 'REJECT';
  next: string;
  requiredCall: Method | undefined;
  error: string | undefined;
}

/** Methods subject to the state machine, in the order of the spec; static ones have no object with a state. */
export const statefulMethods = oncePer(({ classes }: Api): readonly Method[] =>
  classes.flatMap(({ methods }) => methods.filter(({ isStateful, isStatic }) => isStateful && !isStatic)),
);

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
  const defaultError = named(machine.states, state)?.error;
  const error = method.errors.find((each) => each.state === state)?.code ?? defaultError;
  if (method.reports.includes(state)) {
    return { action: 'REPORT', next: state, requiredCall: undefined, error };
  }
  return { action: 'REJECT', next: state, requiredCall: firstMethod(api, state, method.from), error };
}

/** The first call on a shortest path from a state to one of the wanted states. */
export function firstCall(api: Api, state: string, wanted: readonly string[]): string | undefined {
  return firstMethod(api, state, wanted)?.name;
}

function firstMethod(api: Api, state: string, wanted: readonly string[]): Method | undefined {
  const targets = new Set(wanted);
  return pathsOf(api)
    .from(state)
    .find((path) => targets.has(path.to))?.first;
}

/** A state that calls lead to, and the first of them. */
interface Path {
  to: string;
  first: Method;
}

const pathsOf = oncePer((api: Api) => new Paths(api));

class Paths {
  /** The calls that leave each state: of those that lead to the same state, the first. */
  private readonly steps = new Map<string, Map<string, Method>>();
  private readonly known = new Map<string, Path[]>();

  constructor(api: Api) {
    for (const method of statefulMethods(api)) {
      const { from, stays, to } = method;
      for (const state of to ? from.filter((each) => !stays.includes(each)) : []) {
        const targets = this.steps.get(state) ?? new Map<string, Method>();
        this.steps.set(state, targets.has(to ?? '') ? targets : targets.set(to ?? '', method));
      }
    }
  }

  /** The states that can be reached from one, nearest first. */
  from(state: string): readonly Path[] {
    const known = this.known.get(state) ?? this.search(state);
    this.known.set(state, known);
    return known;
  }

  private search(state: string): Path[] {
    const seen = new Set([state]);
    const found: { to: string; first: Method | undefined }[] = [{ to: state, first: undefined }];
    // The list grows while it is read.
    for (const { to: current, first } of found) {
      for (const [to, call] of this.steps.get(current) ?? []) {
        if (!seen.has(to)) {
          seen.add(to);
          found.push({ to, first: first ?? call });
        }
      }
    }
    return found.flatMap(({ to, first }) => (first === undefined ? [] : [{ to, first }]));
  }
}
