// SPDX-License-Identifier: MIT
// What the spec says, as the sequences need it: transitions, codes, bounds.

import { specProject } from '../../cli/options/spec-project.js';
import { loadModel } from '../../generator/generate.js';
import { statefulMethods, transition, type Transition } from '../../generator/model/state-machine.js';
import type { Class, StateMachine, Method, Parameter, Rule, ValueType } from '../../generator/model/model.js';

export const { api, abi } = await loadModel(specProject);

export const machine: StateMachine = required(api.machine, 'a machine of states');
export const methods = statefulMethods(api);
export const states = machine.states.map(({ name }) => name);

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) {
    throw new Error(`the spec has no ${what}`);
  }
  return value;
}

const CALL = new RegExp(`\\b(Own)?(${[...api.classes, ...methods].map(({ name }) => name).join('|')})\\(`);

/** Whether a step's text calls the API: a method or a constructor. */
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

/** A constant of the MPP; codes as scripts see them, signed. */
export function constant(name: string): number {
  const { value, isError } = required(
    abi.constants.find((each) => each.name === name),
    `constant ${name}`,
  );
  return isError ? value | 0 : value;
}

/** What a channel's state says to a call, and the exception with which it refuses. */
export function says(method: Method, state: string): Transition & { raises: string } {
  const answer = transition(api, machine, method, state);
  const code = answer.error === undefined ? undefined : constant(answer.error);
  return { ...answer, raises: `OSError ${String(code)}` };
}

/** How many channels there are, and the parameter that says which one. */
export const channelParameter = machine.key;
export const CHANNELS = channelCount();

function channelCount(): number {
  const types = methods.flatMap((method) => method.parameters.filter(({ name }) => name === machine.key));
  const [type] = types.map((parameter) => parameter.type);
  if (type?.kind !== 'int') {
    throw new Error(`${machine.key} is no int`);
  }
  return type.max + 1;
}

/** Whether a value is one that a type allows. */
export function fits(type: ValueType, value: number): boolean {
  if (type.kind === 'choice') {
    return type.of.some((choice) => choice.value === value);
  }
  return (
    type.kind === 'int' && value >= type.min && value <= type.max && value % (type.multipleOf ?? 1) === 0
  );
}

export type Values = Readonly<Record<string, number>>;

/** Whether an object of a class with these attributes keeps the rules of the class. */
export function keepsRules(ruled: Class, values: Values): boolean {
  return ruled.rules.every((rule) => !applies(rule, values) || obeys(rule, values));
}

function applies(rule: Rule, values: Values): boolean {
  return rule.when.every(({ attribute, enumerator }) => values[attribute] === enumeratorOf(enumerator));
}

function obeys(rule: Rule, values: Values): boolean {
  return rule.then.every(({ attribute, type }) => fits(type, values[attribute] ?? NaN));
}

function enumeratorOf(name: string): number {
  const members = abi.enumerations.flatMap((enumeration) => enumeration.members);
  return required(
    members.find((member) => member.name === name),
    `enumerator ${name}`,
  ).value;
}

/** The attribute of a class that keeps a parameter of its constructor. */
export function keeperOf(owner: Class, parameter: Parameter): string {
  const keeper = owner.attributes.find(
    (attribute) => attribute.kind === 'field' && attribute.parameter === parameter.name,
  );
  return required(keeper, `attribute for ${parameter.name}`).name;
}

/** All exceptions with which states refuse a call. */
export function refusalsOf(method: Method): string[] {
  const refused = states.map((state) => says(method, state)).filter(({ action }) => action === 'REJECT');
  return [...new Set(refused.map(({ raises }) => raises))];
}
