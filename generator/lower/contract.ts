// SPDX-License-Identifier: MIT
/** Model → views of the contract between binding and engine: structs, state machine, prototypes. */
import type { Api, Class, Method, Model } from '../model/model.js';
import { statefulMethods, transition } from '../model/state-machine.js';
import { commentLine, memberName, quoted } from '../model/c-names.js';
import {
  abiNames,
  callSymbol,
  finaliserName,
  functionName,
  getterName,
  hasStruct,
  macroNames,
  stateSymbol,
  structName,
} from '../model/exposed-names.js';
import { named } from '../model/once-per.js';

export interface ContractView {
  prefix: string;
  guard: string;
  structs: { name: string; doc: string; members: { line: string; doc: string }[] }[];
  constants: { name: string; value: number; doc: string }[];
  states: { symbol: string; description: string }[];
  calls: { symbol: string; name: string }[];
  finalisers: { line: string; className: string }[];
  getters: { line: string; doc: string }[];
  functions: { doc: string; line: string }[];
}

export interface StatesView {
  prefix: string;
  states: { description: string }[];
  calls: { name: string; transitions: { comment: string; line: string }[] }[];
}

export function lowerContract(model: Model): ContractView {
  const { api } = model;
  const macros = macroNames(model);
  // A parameter may also hide a type that a later one needs.
  const hidden = new Set(['self', 'gil', ...macros, ...abiNames(model.abi).map(({ name }) => name)]);
  return {
    prefix: api.prefix,
    guard: api.prefix.toUpperCase(),
    structs: api.classes.filter(hasStruct).map((one) => ({
      name: structName(api, one.name),
      doc: commentLine(one.doc),
      members: structMembers(one, macros),
    })),
    constants: api.constants.map(({ name, value, doc }) => ({ name, value, doc: commentLine(doc) })),
    states: (api.machine?.states ?? []).map(({ name, description }) => ({
      symbol: stateSymbol(api, name),
      description: commentLine(description),
    })),
    calls: statefulMethods(api).map(({ name }) => ({ symbol: callSymbol(api, name), name })),
    finalisers: api.classes
      .filter(({ isFinalised }) => isFinalised)
      .map((one) => ({
        className: one.name,
        line: `void ${finaliserName(api, one.name)}(${selfParameter(api, one)});`,
      })),
    getters: api.classes.flatMap((one) =>
      one.attributes
        .filter(({ kind }) => kind === 'computed')
        .map(({ name, doc }) => ({
          doc: commentLine(doc),
          line: `int32_t ${getterName(api, one.name, name)}(${selfParameter(api, one)});`,
        })),
    ),
    functions: statefulMethods(api).map((method) => ({
      doc: commentLine(method.doc.text),
      line: `binding_result_t ${functionName(api, method.name)}(${prototypeParameters(api, method, hidden).join(', ')});`,
    })),
  };
}

export function lowerStates({ api }: Model): StatesView {
  const { machine } = api;
  const methods = statefulMethods(api);
  return {
    prefix: api.prefix,
    states: (machine?.states ?? []).map(({ description }) => ({ description: quoted(description) })),
    calls: methods.map((method) => ({
      name: quoted(method.name),
      transitions: (machine?.states ?? []).map((state) => {
        const found = machine && transition(api, machine, method, state.name);
        const requiredCall = found?.requiredCall ? callSymbol(api, found.requiredCall) : '-1';
        const next = stateSymbol(api, found?.next ?? state.name);
        return {
          comment: state.name,
          line: `{ BINDING_${found?.action ?? 'REJECT'}, ${next}, ${requiredCall}, ${found?.error ?? '0'} },`,
        };
      }),
    })),
  };
}

function structMembers(one: Class, macros: ReadonlySet<string>): { line: string; doc: string }[] {
  return one.attributes.flatMap((attribute) => {
    const name = memberName(attribute.name, macros);
    const doc = commentLine(attribute.doc);
    switch (attribute.kind) {
      case 'field':
        return [{ line: `int32_t ${name};`, doc }];
      case 'intArray':
        return [
          {
            line: `uint64_t ${name}[${attribute.countName || attribute.count}];`,
            doc: `${attribute.doc} (${attribute.unit})`,
          },
        ];
      case 'count':
      case 'readOnly':
        return [{ line: `uint32_t ${name};`, doc }];
      case 'computed':
      case 'structView':
        return [];
    }
  });
}

function selfParameter(api: Api, one: Class): string {
  return hasStruct(one) ? `${structName(api, one.name)} *self` : 'const void *self';
}

function prototypeParameters(api: Api, method: Method, hidden: ReadonlySet<string>): string[] {
  const parameters = method.parameters.map((parameter) => {
    const { type } = parameter;
    const name = memberName(parameter.name, hidden);
    switch (type.kind) {
      case 'object': {
        const one = named(api.classes, type.class);
        return one && hasStruct(one) ? `${structName(api, type.class)} *${name}` : `const void *${name}`;
      }
      case 'buffer':
        return `const ${type.struct} *${name}`;
      case 'int':
      case 'choice':
        return `int32_t ${name}`;
    }
  });
  const wait = method.waits ? ['const binding_gil_t *gil', 'binding_progress_t *progress'] : [];
  return ['const void *self', ...parameters, ...wait];
}
