// SPDX-License-Identifier: MIT
/** Model → views of the contract between binding and engine: structs, state machine, prototypes. */
import type { Api, Class, Method, Model, Property, ValueType } from '../model/model.js';
import { statefulMethods, transition } from '../model/state-machine.js';
import {
  commentLine,
  ENGINE_MEMBER,
  memberName,
  ORIGIN_MEMBER,
  quoted,
  VIEWS_MEMBER,
} from '../model/c-names.js';
import {
  abiNames,
  callSymbol,
  finaliserName,
  functionName,
  getterName,
  hasEngineMember,
  hasLists,
  hasStruct,
  listsName,
  macroNames,
  propertyNames,
  stateSymbol,
  structName,
} from '../model/exposed-names.js';
import { declaredAs } from '../model/c-types.js';
import { named, oncePer } from '../model/once-per.js';
import { RESULT } from '../types/kind.js';
import { kindOf } from '../types/kinds.js';
import { hasViewsMember } from './lenders.js';

export interface ContractView {
  prefix: string;
  guard: string;
  structs: { name: string; doc: string; members: { line: string; doc: string }[] }[];
  constants: { name: string; value: number; doc: string }[];
  states: { symbol: string; description: string }[];
  calls: { symbol: string }[];
  /** Size of the texts of states. */
  textSize: number;
  indexType: string;
  finalisers: { line: string; className: string }[];
  getters: { line: string; doc: string }[];
  functions: { doc: string; line: string }[];
}

/** Of a table's texts in bytes, each with its NUL: arrays of one size need no pointers, which flash has no room for. */

export interface StatesView {
  prefix: string;
  /** Size of the texts of states. */
  textSize: number;
  states: { description: string }[];
  /** Names of the states, for a comment. */
  columns: string[];
  /** Each distinct transition. */
  transitions: { line: string; index: number }[];
  indexType: string;
  /** By state, the index of the transition. */
  calls: { name: string; indices: string[] }[];
}

export function lowerContract(model: Model): ContractView {
  const { api } = model;
  const macros = macroNames(model);
  // A parameter may also hide a type that a later one needs.
  const hidden = new Set([
    'self',
    'gil',
    'progress',
    'result',
    ...macros,
    ...abiNames(model.abi).map(({ name }) => name),
  ]);
  return {
    prefix: api.prefix,
    guard: api.prefix.toUpperCase(),
    structs: api.classes.flatMap((one) => structs(api, one, macros)),
    constants: api.constants.map(({ name, value, doc }) => ({ name, value, doc: commentLine(doc) })),
    states: (api.machine?.states ?? []).map(({ name, description }) => ({
      symbol: stateSymbol(api, name),
      description: commentLine(description),
    })),
    calls: statefulMethods(api).map(({ symbol }) => ({ symbol: callSymbol(api, symbol) })),
    textSize: textSize(api),
    indexType: indexType(api),
    finalisers: api.classes
      .filter(({ isFinalised }) => isFinalised)
      .map((one) => ({
        className: one.name,
        line: `void ${finaliserName(api, one.name)}(${selfParameter(api, one)});`,
      })),
    getters: api.classes.flatMap((one) =>
      one.attributes
        .filter(({ kind }) => kind === 'computed' || kind === 'ownKey')
        .map(({ name, doc }) => ({
          doc: commentLine(doc),
          line: `int32_t ${getterName(api, one.name, name)}(${selfParameter(api, one)});`,
        })),
    ),
    functions: [
      ...api.classes.flatMap((one) => one.methods.map((method) => prototype(api, one, method, hidden))),
      ...api.classes.flatMap((one) => one.properties.flatMap((property) => accessors(api, one, property))),
      ...api.functions.map((method) => prototype(api, undefined, method, hidden)),
    ],
  };
}

export function lowerStates({ api }: Model): StatesView {
  const states = api.machine?.states ?? [];
  const { lines, calls } = transitionTables(api);
  return {
    prefix: api.prefix,
    textSize: textSize(api),
    states: states.map(({ description }) => ({ description: quoted(description) })),
    columns: states.map(({ name }) => name),
    transitions: lines.map((line, index) => ({ line, index })),
    indexType: indexType(api),
    calls: calls.map(({ name, indices }) => ({ name, indices: indices.map(String) })),
  };
}

/** Size in bytes of the longest text of a state. */
function textSize(api: Api): number {
  const sizes = (api.machine?.states ?? []).map(({ description }) => Buffer.byteLength(description));
  return Math.max(0, ...sizes) + 1;
}

interface TransitionTables {
  /** Each distinct transition in C, in the order of the first use. */
  lines: string[];
  calls: { name: string; indices: number[] }[];
}

const transitionTables = oncePer((api: Api): TransitionTables => {
  const lines: string[] = [];
  const known = new Map<string, number>();
  const calls = statefulMethods(api).map((method) => ({
    name: method.name,
    indices: (api.machine?.states ?? []).map(({ name }) => {
      const line = transitionLine(api, method, name);
      const index = known.get(line) ?? lines.push(line) - 1;
      known.set(line, index);
      return index;
    }),
  }));
  return { lines, calls };
});

/** States that reject or report a call stay as they are: their transitions are equal. */
function transitionLine(api: Api, method: Method, state: string): string {
  const found = api.machine && transition(api, api.machine, method, state);
  const { action = 'REJECT', next = state, requiredCall, error = '0' } = found ?? {};
  const nextState = action === 'ALLOW' || action === 'NOOP' ? stateSymbol(api, next) : '0';
  const required = requiredCall ? `1 + ${callSymbol(api, requiredCall.symbol)}` : '0';
  return `{ BINDING_${action}, ${nextState}, ${required}, ${error} },`;
}

function indexType(api: Api): string {
  return transitionTables(api).lines.length <= 256 ? 'uint8_t' : 'uint16_t';
}

/** The entries of lists are not part of the object: a call fills them in on the stack. */
function structs(api: Api, one: Class, macros: ReadonlySet<string>): ContractView['structs'] {
  const members = [...viewsMember(one), ...structMembers(one, macros)];
  if (hasEngineMember(one)) {
    members.push({ line: `void *${ENGINE_MEMBER};`, doc: "The engine's own; NULL in a new object." });
    if (isMadeByObject(api, one.name)) {
      members.push({ line: `binding_origin_t ${ORIGIN_MEMBER};`, doc: 'The call that made the object.' });
    }
  }
  const lists = {
    name: listsName(api, one.name),
    doc: `Entries of the lists of a ${one.name}.`,
    members: listMembers(one, macros),
  };
  const struct = { name: structName(api, one.name), doc: commentLine(one.doc), members };
  return [...(hasLists(one) ? [lists] : []), ...(hasStruct(one) ? [struct] : [])];
}

/** Whether a call of an object makes objects of the class. */
function isMadeByObject(api: Api, className: string): boolean {
  const methods = api.classes.flatMap((one) => one.methods.filter(({ isStatic }) => !isStatic));
  const results = [...methods.flatMap(({ result }) => result ?? []), ...properties(api)];
  return results.some((type) => kindOf(type).makes(type) === className);
}

function properties({ classes }: Api): ValueType[] {
  return classes.flatMap((one) => one.properties.map(({ type }) => type));
}

/** The first member: the binding finds it without the struct. */
function viewsMember(one: Class): { line: string; doc: string }[] {
  const doc = 'Incremented by the engine, ends all views of the object.';
  return hasViewsMember(one) ? [{ line: `uintptr_t ${VIEWS_MEMBER};`, doc }] : [];
}

function listMembers(one: Class, macros: ReadonlySet<string>): { line: string; doc: string }[] {
  return one.attributes.flatMap((attribute) =>
    attribute.kind === 'intArray'
      ? [
          {
            line: `uint64_t ${memberName(attribute.name, macros)}[${attribute.countName || attribute.count}];`,
            doc: `${attribute.doc} (${attribute.unit})`,
          },
        ]
      : [],
  );
}

function structMembers(one: Class, macros: ReadonlySet<string>): { line: string; doc: string }[] {
  return one.attributes.flatMap((attribute) => {
    const name = memberName(attribute.name, macros);
    const doc = commentLine(attribute.doc);
    switch (attribute.kind) {
      case 'field':
        return [{ line: `${fieldDeclaration(one, attribute.parameter, name)};`, doc }];
      case 'count':
      case 'readOnly':
        return [{ line: `uint32_t ${name};`, doc }];
      case 'intArray':
      case 'computed':
      case 'ownKey':
      case 'structView':
        return [];
    }
  });
}

function fieldDeclaration(one: Class, parameter: string, name: string): string {
  const type = named(one.construction.parameters, parameter)?.type;
  return declaredAs((type && kindOf(type).member(type)) ?? 'int32_t', name);
}

function selfParameter(api: Api, one: Class): string {
  return hasStruct(one) ? `${structName(api, one.name)} *self` : 'const void *self';
}

function prototype(
  api: Api,
  owner: Class | undefined,
  method: Method,
  hidden: ReadonlySet<string>,
): { doc: string; line: string } {
  const one = method.isStatic ? undefined : owner;
  const derived = method.parameters.flatMap(({ name, type }) =>
    kindOf(type)
      .endings(type)
      .map((ending) => `${name}${ending}`),
  );
  const isHidden = (name: string, type: ValueType): boolean =>
    kindOf(type)
      .endings(type)
      .some((ending) => hidden.has(`${name}${ending}`));
  const { result } = method;
  // The timeout of a slice, which other calls get in place of theirs.
  const slice = method.waits === -1 ? [SLICE] : [];
  const taken = new Set([...hidden, ...slice, ...derived, ...(result ? Object.values(RESULT) : [])]);
  const parameters = [
    ...(one ? [selfParameter(api, one)] : []),
    ...method.parameters.flatMap(({ name, type }) =>
      kindOf(type).contract(type, memberName(name, isHidden(name, type) ? new Set([name]) : taken), api),
    ),
    ...slice.map((name) => `int32_t ${name}`),
    ...(method.waits ? ['const binding_gil_t *gil', 'binding_progress_t *progress'] : []),
    ...(result ? kindOf(result).resultContract(result, api) : []),
    RESULT_PARAMETER,
  ];
  return {
    doc: commentLine(method.doc.text),
    line: `bool ${functionName(api, method.symbol)}(${parameters.join(', ')});`,
  };
}

const SLICE = 'timeout';
const RESULT_PARAMETER = 'binding_result_t *result';

/** The functions that get and set a property. */
function accessors(api: Api, one: Class, property: Property): { doc: string; line: string }[] {
  const { get, set } = propertyNames(api, one.name, property.name);
  const { type, isWritable } = property;
  const self = selfParameter(api, one);
  const doc = commentLine(property.doc);
  const line = (name: string, parameters: readonly string[]): string =>
    `bool ${name}(${[self, ...parameters, RESULT_PARAMETER].join(', ')});`;
  return [
    { doc: `Gets: ${doc}`, line: line(get, kindOf(type).resultContract(type, api)) },
    ...(isWritable
      ? [{ doc: `Sets: ${doc}`, line: line(set, kindOf(type).contract(type, 'value', api)) }]
      : []),
  ];
}
