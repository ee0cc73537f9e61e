// SPDX-License-Identifier: MIT
/** Transitions of the state machine as text: the effect of a call in each state. */
import { transition, type Transition } from '../model/state-machine.js';
import type { Api, StateMachine, Method } from '../model/model.js';

/** States in which a call has the same effect. */
export interface StateEffect {
  states: string;
  effect: string;
}

const ACTION_ORDER: Transition['action'][] = ['ALLOW', 'NOOP', 'REPORT', 'REJECT'];

/** The effects in all states: first where the call is allowed, last where it is rejected. */
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
  for (const action of ACTION_ORDER) {
    for (const { name, found } of transitions.filter((each) => each.found.action === action)) {
      const effect = effectText(found, method, name);
      groups.set(effect, [...(groups.get(effect) ?? []), name]);
    }
  }
  return [...groups].map(([effect, states]) => ({ states: states.join(', '), effect }));
}

/** Whether any state rejects the call. */
export function canBeRejected(api: Api, method: Method): boolean {
  const { machine } = api;
  return (
    machine?.states.some(({ name }) => transition(api, machine, method, name).action === 'REJECT') ?? false
  );
}

/** The effect as a table cell. */
export function transitionCell(api: Api, machine: StateMachine, method: Method, state: string): string {
  const { action, next, requiredCall, error } = transition(api, machine, method, state);
  switch (action) {
    case 'ALLOW':
      return next === state ? 'allowed' : `→ ${next}`;
    case 'NOOP':
      return 'no effect';
    case 'REPORT':
      return reportText(method, error);
    case 'REJECT':
      return requiredCall ? `${method.rejects}: call ${requiredCall.name} first` : method.rejects;
  }
}

function reportText(method: Method, error: string | undefined): string {
  return `returns ${method.returns === 'code' ? (error ?? '') : '-1'}`;
}

function effectText(
  { action, next, requiredCall, error }: Transition,
  method: Method,
  state: string,
): string {
  switch (action) {
    case 'ALLOW':
      return next === state ? 'allowed' : `allowed, then ${next}`;
    case 'NOOP':
      return 'no effect';
    case 'REPORT':
      return reportText(method, error);
    case 'REJECT':
      return [
        `${method.rejects} ${error ?? ''}`,
        ...(requiredCall ? [`call ${requiredCall.name} first`] : []),
      ].join(', ');
  }
}
