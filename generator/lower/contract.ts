// SPDX-License-Identifier: MIT
/** Model → views of what the binding and the engine agree on: value structs, the machine, prototypes. */
import type { Api, Class, Method, Model } from '../model/model.js';
import { ruledMethods, verdict } from '../model/machine.js';
import { quoted, snakeCase } from '../model/c-names.js';

export interface ContractView {
  prefix: string;
  guard: string;
  structs: { name: string; doc: string; members: { line: string; doc: string }[] }[];
  constants: { name: string; value: number; doc: string }[];
  states: { symbol: string; described: string }[];
  calls: { symbol: string; name: string }[];
  finalisers: { line: string; className: string }[];
  tellers: { line: string; doc: string }[];
  functions: { doc: string; line: string }[];
}

export interface StatesView {
  prefix: string;
  states: { described: string }[];
  calls: { name: string; verdicts: { comment: string; line: string }[] }[];
}

export function lowerContract(model: Model): ContractView {
  const { api } = model;
  return {
    prefix: api.prefix,
    guard: api.prefix.toUpperCase(),
    structs: api.classes.filter(hasStruct).map((one) => ({
      name: structName(api, one.name),
      doc: one.doc,
      members: structMembers(one),
    })),
    constants: api.constants.map(({ name, value, doc }) => ({ name, value, doc })),
    states: (api.machine?.states ?? []).map(({ name, described }) => ({
      symbol: stateSymbol(api, name),
      described,
    })),
    calls: ruledMethods(api).map(({ name }) => ({ symbol: callSymbol(api, name), name })),
    finalisers: api.classes
      .filter(({ isFinalised }) => isFinalised)
      .map((one) => ({
        className: one.name,
        line: `void ${finaliserName(api, one.name)}(${selfParameter(api, one)});`,
      })),
    tellers: api.classes.flatMap((one) =>
      one.attributes
        .filter(({ kind }) => kind === 'tells')
        .map(({ name, doc }) => ({
          doc,
          line: `int32_t ${tellerName(api, one.name, name)}(${selfParameter(api, one)});`,
        })),
    ),
    functions: ruledMethods(api).map((method) => ({
      doc: method.doc.text,
      line: `binding_result_t ${functionName(api, method.name)}(${prototypeParameters(api, method).join(', ')});`,
    })),
  };
}

export function lowerStates({ api }: Model): StatesView {
  const { machine } = api;
  const methods = ruledMethods(api);
  return {
    prefix: api.prefix,
    states: (machine?.states ?? []).map(({ described }) => ({ described: quoted(described) })),
    calls: methods.map((method) => ({
      name: quoted(method.name),
      verdicts: (machine?.states ?? []).map((state) => {
        const found = machine && verdict(api, machine, method, state.name);
        const missing = found?.missing ? callSymbol(api, found.missing) : '-1';
        const after = stateSymbol(api, found?.stateAfter ?? state.name);
        return {
          comment: state.name,
          line: `{ BINDING_${found?.admission ?? 'REFUSE'}, ${after}, ${missing}, ${found?.refusal ?? '0'} },`,
        };
      }),
    })),
  };
}

/** Whether objects have values that the engine sees. */
export function hasStruct(one: Class): boolean {
  return structMembers(one).length > 0;
}

/** The engine's function that tells an attribute. */
export function tellerName(api: Api, className: string, attribute: string): string {
  return `${api.prefix}_${snakeCase(className)}_${attribute}`;
}

export function structName(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_t`;
}

export function functionName(api: Api, method: string): string {
  return `${api.prefix}_${snakeCase(method)}`;
}

export function finaliserName(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_del`;
}

function stateSymbol(api: Api, state: string): string {
  return `${api.prefix.toUpperCase()}_STATE_${snakeCase(state).toUpperCase()}`;
}

function callSymbol(api: Api, call: string): string {
  return `${api.prefix.toUpperCase()}_CALL_${snakeCase(call).toUpperCase()}`;
}

function structMembers(one: Class): { line: string; doc: string }[] {
  return one.attributes.flatMap((attribute) => {
    switch (attribute.kind) {
      case 'keeps':
        return [{ line: `int32_t ${attribute.name};`, doc: attribute.doc }];
      case 'slots':
        return [
          {
            line: `uint64_t ${attribute.name}[${attribute.countName || attribute.count}];`,
            doc: `${attribute.doc} (${attribute.unit})`,
          },
        ];
      case 'reads':
        return [{ line: `uint32_t ${attribute.name};`, doc: attribute.doc }];
      default:
        return [];
    }
  });
}

function selfParameter(api: Api, one: Class): string {
  return hasStruct(one) ? `${structName(api, one.name)} *self` : 'const void *self';
}

function prototypeParameters(api: Api, method: Method): string[] {
  const parameters = method.parameters.map(({ name, type }) => {
    switch (type.kind) {
      case 'object':
        return `${structName(api, type.class)} *${name}`;
      case 'buffer':
        return `const ${type.struct} *${name}`;
      default:
        return `int32_t ${name}`;
    }
  });
  return ['const void *self', ...parameters, ...(method.waits ? ['const binding_gil_t *gil'] : [])];
}
