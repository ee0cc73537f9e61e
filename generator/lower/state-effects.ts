// SPDX-License-Identifier: MIT
/** Transitions of the state machine as text: the effect of a call in each state. */
import { statefulMethods, transition, type Transition } from '../model/state-machine.js';
import type { Api, Method } from '../model/model.js';

/** States in which a call has the same effect. */
export interface StateEffect {
  states: string;
  effect: string;
}

/** Calls with the same effect. */
export interface CallEffect {
  calls: string;
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

/** The effects of all calls in a state: first those that it allows, last those that it rejects. */
export function callEffects(api: Api, state: string, nameOf: (method: Method) => string): CallEffect[] {
  const { machine } = api;
  const transitions = statefulMethods(api).flatMap((method) =>
    machine ? [{ method, found: transition(api, machine, method, state) }] : [],
  );
  const groups = new Map<string, string[]>();
  for (const action of ACTION_ORDER) {
    for (const { method, found } of transitions.filter((each) => each.found.action === action)) {
      const effect = effectText(found, method, state);
      groups.set(effect, [...(groups.get(effect) ?? []), `\`${nameOf(method)}\``]);
    }
  }
  return [...groups].map(([effect, calls]) => ({ calls: calls.join(', '), effect }));
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
