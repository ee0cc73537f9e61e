// SPDX-License-Identifier: MIT
/** Model → the machine's table: what each state says to each call, and which call would have to come first. */
import type { Api, Machine, Method } from './model.js';

export interface Verdict {
  admission: 'LET_THROUGH' | 'DO_NOTHING' | 'REFUSE';
  stateAfter: string;
  missing: string | undefined;
  refusal: string | undefined;
}

/** Methods that the machine rules, in the order of the spec. */
export function ruledMethods(api: Api): Method[] {
  return api.classes.flatMap(({ methods }) => methods);
}

export function verdict(api: Api, machine: Machine, method: Method, state: string): Verdict {
  if (method.from.includes(state)) {
    return {
      admission: 'LET_THROUGH',
      stateAfter: method.to ?? state,
      missing: undefined,
      refusal: undefined,
    };
  }
  if (method.quiet.includes(state)) {
    return { admission: 'DO_NOTHING', stateAfter: state, missing: undefined, refusal: undefined };
  }
  const own = machine.states.find(({ name }) => name === state)?.refusal;
  const refusal = method.refusals.find((each) => each.state === state)?.code ?? own;
  return { admission: 'REFUSE', stateAfter: state, missing: firstCall(api, state, method.from), refusal };
}

/** The first call on a shortest way from a state to one of the wanted ones. */
export function firstCall(api: Api, state: string, wanted: readonly string[]): string | undefined {
  const seen = new Set([state]);
  let front: { state: string; first: string | undefined }[] = [{ state, first: undefined }];
  while (front.length > 0) {
    const next: typeof front = [];
    for (const { state: at, first } of front) {
      for (const method of ruledMethods(api)) {
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
