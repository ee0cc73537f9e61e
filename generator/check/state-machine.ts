// SPDX-License-Identifier: MIT
/** Checks the state machine: states that methods refer to are declared, used consistently and reachable. */
import type { Diagnostics } from '../model/diagnostics.js';
import { firstCall, statefulMethods } from '../model/state-machine.js';
import type { Method, Model } from '../model/model.js';

export function checkMachine({ api }: Model, diagnostics: Diagnostics): void {
  const { machine } = api;
  const methods = statefulMethods(api);
  if (!machine) {
    if (methods.length > 0) {
      diagnostics.add(
        'C040',
        api.at,
        'the spec has methods but no state machine',
        'declare `interface Name extends StateMachine<…>` with at least one state',
      );
    }
    return;
  }
  const states = new Set(machine.states.map(({ name }) => name));
  for (const method of methods) {
    checkMethod(method, states, machine.key, diagnostics);
  }
  const start = machine.states[0]?.name ?? '';
  for (const { name } of machine.states.slice(1)) {
    if (!firstCall(api, start, [name])) {
      diagnostics.add(
        'C041',
        machine.at,
        `the state ${name} is unreachable`,
        'add a method that leads to it with `to`, or remove it',
      );
    }
  }
}

function checkMethod(
  method: Method,
  states: ReadonlySet<string>,
  key: string,
  diagnostics: Diagnostics,
): void {
  const referenced = [
    ...method.from,
    ...method.stays,
    ...method.noop,
    ...method.reports,
    ...(method.to ? [method.to] : []),
    ...method.errors.map(({ state }) => state),
  ];
  for (const state of referenced.filter((name) => !states.has(name))) {
    diagnostics.add(
      'C042',
      method.at,
      `${method.name} refers to the undeclared state ${state}`,
      `use one of ${[...states].join(', ')}`,
    );
  }
  checkOverlaps(method, diagnostics);
  if (!method.parameters.some(({ name }) => name === key)) {
    diagnostics.add(
      'C044',
      method.at,
      `${method.name} has no parameter ${key}, the key of the state machine`,
      'add the parameter',
    );
  }
}

/** Each state treats a call in one way. */
function checkOverlaps(method: Method, diagnostics: Diagnostics): void {
  for (const [one, other] of [
    ['from', 'noop'],
    ['from', 'reports'],
    ['noop', 'reports'],
  ] as const) {
    for (const state of method[one].filter((name) => method[other].includes(name))) {
      diagnostics.add(
        'C043',
        method.at,
        `${method.name} has the state ${state} in both \`${one}\` and \`${other}\``,
        'remove it from one of them',
      );
    }
  }
  for (const state of method.stays.filter((name) => !method.from.includes(name))) {
    diagnostics.add(
      'C056',
      method.at,
      `${method.name} has the state ${state} in \`stays\` but not in \`from\``,
      'add it to `from`',
    );
  }
  if (method.returns === 'none' && method.reports.length > 0) {
    diagnostics.add(
      'C057',
      method.at,
      `${method.name} reports states and returns None`,
      'use DriverCode or Status as `returns`, or remove `reports`',
    );
  }
}
