// SPDX-License-Identifier: MIT
import type { Findings } from '../diagnostics.js';
import { firstCall, statefulMethods } from '../model/state-machine.js';
import type { Method, Model } from '../model/model.js';

/** States that methods name exist, exclude each other and can be reached. */
export function checkMachine({ api }: Model, findings: Findings): void {
  const { machine } = api;
  const methods = statefulMethods(api);
  if (!machine) {
    if (methods.length > 0) {
      findings.add(
        'C040',
        api.at,
        'there are methods but no machine',
        'declare `interface Name extends StateMachine<…>` with at least one state',
      );
    }
    return;
  }
  const states = new Set(machine.states.map(({ name }) => name));
  for (const method of methods) {
    checkMethod(method, states, machine.key, findings);
  }
  const start = machine.states[0]?.name ?? '';
  for (const { name } of machine.states.slice(1)) {
    if (!firstCall(api, start, [name])) {
      findings.add(
        'C041',
        machine.at,
        `the state ${name} cannot be reached`,
        'let a method lead to it with `to`, or delete it',
      );
    }
  }
}

function checkMethod(method: Method, states: ReadonlySet<string>, key: string, findings: Findings): void {
  const named = [
    ...method.from,
    ...method.noop,
    ...(method.to ? [method.to] : []),
    ...method.errors.map(({ state }) => state),
  ];
  for (const state of named.filter((name) => !states.has(name))) {
    findings.add(
      'C042',
      method.at,
      `${method.name} names the state ${state}, which is not declared`,
      `use one of ${[...states].join(', ')}`,
    );
  }
  for (const state of method.from.filter((name) => method.noop.includes(name))) {
    findings.add(
      'C043',
      method.at,
      `${method.name} both works and does nothing in the state ${state}`,
      'name it once',
    );
  }
  if (!method.parameters.some(({ name }) => name === key)) {
    findings.add(
      'C044',
      method.at,
      `${method.name} has no parameter ${key}, which says whose state it is`,
      'add it',
    );
  }
}
