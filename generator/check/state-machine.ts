// SPDX-License-Identifier: MIT
/** Checks the state machine: states that methods refer to are declared, used consistently and reachable. */
import type { Diagnostics } from '../model/diagnostics.js';
import { firstCall, statefulMethods } from '../model/state-machine.js';
import { SELF } from '../model/model.js';
import type { Abi, Api, Location, Method, Model, StateMachine } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { oncePer } from '../model/once-per.js';
import { kindOf } from '../types/kinds.js';
import { checkSteps } from './steps.js';

export function checkMachine({ api, abi }: Model, diagnostics: Diagnostics): void {
  const { machine } = api;
  const methods = statefulMethods(api);
  if (!machine) {
    if (methods.length > 0) {
      diagnostics.add(
        'C040',
        api.at,
        'the spec has Calls but no state machine',
        'declare `interface Name extends StateMachine<…>` with at least one state',
      );
    }
    return;
  }
  checkStates(api, machine, diagnostics);
  const states = new Set(machine.states.map(({ name }) => name));
  for (const method of methods) {
    checkMethod(method, states, diagnostics);
    checkKey(api, machine.key, method, diagnostics);
    checkErrors(abi, method, states, diagnostics);
  }
  for (const { error, at } of machine.states) {
    checkErrorCode(abi, error, at, diagnostics);
  }
  checkSteps(api, machine, diagnostics);
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

/** States and calls are small ints in the table of transitions. */
const LIMITS = { states: 255, calls: 127 };

function checkStates(api: Api, machine: StateMachine, diagnostics: Diagnostics): void {
  const { states, at } = machine;
  const calls = statefulMethods(api).length;
  if (states.length > LIMITS.states || calls > LIMITS.calls) {
    const message = `the state machine has ${states.length} states and ${calls} calls`;
    diagnostics.add('C056', at, message, `use at most ${LIMITS.states} and ${LIMITS.calls}`);
  }
}

/** Codes of rejected calls are error codes, for states that do reject the call. */
function checkErrors(
  abi: Abi,
  { name, from, noop, errors }: Method,
  states: ReadonlySet<string>,
  diagnostics: Diagnostics,
): void {
  for (const { state, code, at } of errors) {
    checkErrorCode(abi, code, at, diagnostics);
    if (states.has(state) && [...from, ...noop].includes(state)) {
      const message = `${name} has an error for the state ${state}, which does not reject it`;
      diagnostics.add('C057', at, message, 'remove it from `errors`');
    }
  }
}

const errorCodesOf = oncePer(
  ({ constants }: Abi) => new Set(constants.flatMap(({ isError, name }) => (isError ? [name] : []))),
);

function checkErrorCode(abi: Abi, name: string, at: Location, diagnostics: Diagnostics): void {
  const codes = errorCodesOf(abi);
  if (name !== '' && !codes.has(name)) {
    const help = nearestHint(name, codes, 'name a constant of type ErrorCode');
    diagnostics.add('C059', at, `${name} is not an error code`, help);
  }
}

function checkMethod(method: Method, states: ReadonlySet<string>, diagnostics: Diagnostics): void {
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
      nearestHint(state, states, `use one of ${[...states].join(', ')}`),
    );
  }
  checkOverlaps(method, diagnostics);
  const { rejects, raises, from, noop, reports } = method;
  if (rejects !== raises && [...states].every((state) => [...from, ...noop, ...reports].includes(state))) {
    const message = `no state rejects ${method.name}, but \`rejects\` names ${rejects}`;
    diagnostics.add('C103', method.at, message, 'remove `rejects`');
  }
  if (method.from.length === 0) {
    diagnostics.add('C066', method.at, `no state allows ${method.name}`, 'name one in `from`');
  }
}

/** A call names the object whose state it is, unless it has a form that does. */
function checkKey(api: Api, key: string, method: Method, diagnostics: Diagnostics): void {
  const parameter = method.parameters.find(({ name }) => name === key);
  if (parameter && !kindOf(parameter.type).isInt) {
    const message = `${key} of ${method.name} is not an int, but the key of the state machine`;
    diagnostics.add('C054', parameter.at, message, 'use Index, Int or OneOf');
  }
  const isForm = statefulMethods(api).some((other) => other !== method && other.name === method.name);
  if (!parameter && key !== SELF && !isForm) {
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
      'C065',
      method.at,
      `${method.name} has the state ${state} in \`stays\` but not in \`from\``,
      'add it to `from`',
    );
  }
  if (method.returns === 'none' && method.reports.length > 0) {
    diagnostics.add(
      'C067',
      method.at,
      `${method.name} reports states and returns None`,
      'use DriverCode or Status as `returns`, or remove `reports`',
    );
  }
}
