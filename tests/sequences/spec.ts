// SPDX-License-Identifier: MIT
// Reads transitions, error codes and bounds from the spec.

import { specProject } from '../../cli/options/spec-project.js';
import { loadModel } from '../../generator/generate.js';
import { statefulMethods, transition, type Transition } from '../../generator/model/state-machine.js';
import type { Class, StateMachine, Method, Parameter, Rule, ValueType } from '../../generator/model/model.js';

export const { api, abi } = await loadModel(specProject);

export const machine: StateMachine = required(api.machine, 'state machine');
export const methods = statefulMethods(api);
export const states = machine.states.map(({ name }) => name);

function required<T>(value: T | undefined, part: string): T {
  if (value === undefined) {
    throw new Error(`the spec has no ${part}`);
  }
  return value;
}

const CALL = new RegExp(`\\b(Own)?(${[...api.classes, ...methods].map(({ name }) => name).join('|')})\\(`);

/** Whether the text of a command calls the API: a method or a constructor. */
export function callsApi(text: string): boolean {
  return CALL.test(text);
}

export function classOf(name: string): Class {
  return required(
    api.classes.find((each) => each.name === name),
    `class ${name}`,
  );
}

export function methodOf(name: string): Method {
  return required(
    methods.find((each) => each.name === name),
    `method ${name}`,
  );
}

/** A constant of the MPP; error codes are signed, as in scripts. */
export function constant(name: string): number {
  const { value, isError } = required(
    abi.constants.find((each) => each.name === name),
    `constant ${name}`,
  );
  return isError ? value | 0 : value;
}

/** The value of an enumerator of the MPP. */
export function enumerator(name: string): number {
  const members = abi.enumerations.flatMap((each) => each.members);
  return required(
    members.find((each) => each.name === name),
    `enumerator ${name}`,
  ).value;
}

/** The transition of a call in a state, and the exception or the result if the state rejects it. */
export function transitionOf(
  method: Method,
  state: string,
): Transition & { raises: string; reports: string } {
  const answer = transition(api, machine, method, state);
  const code = String(answer.error === undefined ? undefined : constant(answer.error));
  return { ...answer, raises: `OSError ${code}`, reports: method.returns === 'code' ? code : '-1' };
}

/** The number of channels, and the name of their parameter. */
export const channelParameter = machine.key;
export const CHANNELS = channelCount();

function channelCount(): number {
  const types = methods.flatMap((method) => method.parameters.filter(({ name }) => name === machine.key));
  const [type] = types.map((parameter) => parameter.type);
  if (type?.kind !== 'int') {
    throw new Error(`${machine.key} is not an int`);
  }
  return type.max + 1;
}

/** Whether a type allows a value. */
export function fits(type: ValueType, value: number): boolean {
  if (type.kind === 'choice') {
    return type.of.some((choice) => choice.value === value);
  }
  return (
    type.kind === 'int' && value >= type.min && value <= type.max && value % (type.multipleOf ?? 1) === 0
  );
}

export type Values = Readonly<Record<string, number>>;

/** Whether these attributes satisfy the rules of the class. */
export function satisfiesRules(ruled: Class, values: Values): boolean {
  return ruled.rules.every((rule) => !applies(rule, values) || satisfies(rule, values));
}

function applies(rule: Rule, values: Values): boolean {
  return rule.when.every(({ attribute, enumerator }) => values[attribute] === enumeratorOf(enumerator));
}

function satisfies(rule: Rule, values: Values): boolean {
  return rule.then.every(({ attribute, type }) => fits(type, values[attribute] ?? NaN));
}

function enumeratorOf(name: string): number {
  const members = abi.enumerations.flatMap((enumeration) => enumeration.members);
  return required(
    members.find((member) => member.name === name),
    `enumerator ${name}`,
  ).value;
}

/** The attribute that stores a parameter of the constructor. */
export function fieldOf(owner: Class, parameter: Parameter): string {
  const field = owner.attributes.find(
    (attribute) => attribute.kind === 'field' && attribute.parameter === parameter.name,
  );
  return required(field, `attribute for ${parameter.name}`).name;
}

/** The exceptions of all states that reject a call. */
export function rejectionsOf(method: Method): string[] {
  const rejected = states
    .map((state) => transitionOf(method, state))
    .filter(({ action }) => action === 'REJECT');
  return [...new Set(rejected.map(({ raises }) => raises))];
}
