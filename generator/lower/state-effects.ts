// SPDX-License-Identifier: MIT
/** The machine's transitions in words: what each state says to a call. */
import { transition, type Transition } from '../model/state-machine.js';
import type { Api, StateMachine, Method } from '../model/model.js';

/** States in which a call fares alike. */
export interface StateEffect {
  states: string;
  what: string;
}

const ORDER: Transition['action'][] = ['ALLOW', 'NOOP', 'REJECT'];

/** All states of the machine: first those in which the call works, last those that refuse it. */
export function stateEffects(api: Api, method: Method): StateEffect[] {
  const { machine } = api;
  if (!machine) {
    return [];
  }
  const transitions = machine.states.map(({ name }) => ({
    name,
    found: transition(api, machine, method, name),
  }));
  const groups = new Map<string, string[]>();
  for (const action of ORDER) {
    for (const { name, found } of transitions.filter((each) => each.found.action === action)) {
      const what = sentence(found, name);
      groups.set(what, [...(groups.get(what) ?? []), name]);
    }
  }
  return [...groups].map(([what, states]) => ({ states: states.join(', '), what }));
}

/** Whether there is a state that refuses the call. */
export function canBeRejected(api: Api, method: Method): boolean {
  const { machine } = api;
  return (
    machine?.states.some(({ name }) => transition(api, machine, method, name).action === 'REJECT') ?? false
  );
}

/** The same in a table's cell. */
export function transitionCell(api: Api, machine: StateMachine, method: Method, state: string): string {
  const { action, next, requiredCall } = transition(api, machine, method, state);
  switch (action) {
    case 'ALLOW':
      return next === state ? 'works' : `→ ${next}`;
    case 'NOOP':
      return 'does nothing';
    case 'REJECT':
      return requiredCall ? `OSError: ${requiredCall} first` : 'OSError';
  }
}

function sentence({ action, next, requiredCall, error }: Transition, state: string): string {
  switch (action) {
    case 'ALLOW':
      return next === state ? 'works' : `works, then ${next}`;
    case 'NOOP':
      return 'does nothing';
    case 'REJECT':
      return [`OSError ${error ?? ''}`, ...(requiredCall ? [`${requiredCall} first`] : [])].join(', ');
  }
}
