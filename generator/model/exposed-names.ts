// SPDX-License-Identifier: MIT
/** Names that the emitted C exposes to the engine, the driver and the linker. */
import path from 'node:path';
import { generationMacro, snakeCase } from './c-names.js';
import { allMethods, formsOf } from './forms.js';
import type { Abi, Api, Class, Location, Method, Model } from './model.js';
import { named, oncePer } from './once-per.js';

/** A C name, and the declaration of the spec that it comes from. */
export interface ExposedName {
  name: string;
  subject: string;
  at: Location;
}

/** Name of the ABI: the name of the spec file that declares its functions. */
export function abiName({ functions }: Abi): string {
  return path.basename(functions[0]?.at.file ?? 'abi', '.ts');
}

/** Whether objects of the class have a C struct that the engine accesses. */
export const hasStruct = oncePer(
  (one: Class) =>
    isReceiver(one) ||
    one.attributes.some(({ kind }) => ['field', 'intArray', 'count', 'readOnly'].includes(kind)),
);

/**
 * Whether calls work on the object itself: the engine keeps data of its own in it. If some calls have a key, the engine
 * keeps its data by key, and the other calls are about all keys of the object.
 */
export const isReceiver = oncePer(
  ({ properties, methods }: Class) =>
    properties.length > 0 ||
    (methods.some(({ isStatic }) => !isStatic) && methods.every(({ hasKey }) => !hasKey)),
);

/** Whether the engine has data of its own in the object. */
export function hasEngineMember(one: Class): boolean {
  return isReceiver(one) || (one.isFinalised && hasStruct(one));
}

/**
 * Whether the class has nothing but the arguments of its constructor: a call then reads these from any object that has
 * them, into a copy.
 */
export const isRecord = oncePer(
  (one: Class) =>
    one.attributes.length > 0 &&
    one.attributes.every(({ kind }) => kind === 'field') &&
    !hasEngineMember(one),
);

export function hasFields(api: Api, className: string): boolean {
  const one = named(api.classes, className);
  return one !== undefined && isRecord(one);
}

/** Name of the engine's function that computes an attribute. */
export function getterName(api: Api, className: string, attribute: string): string {
  return `${api.prefix}_${snakeCase(className)}_${attribute}`;
}

/** Names of the engine's functions that get and set a property. */
export function propertyNames(api: Api, className: string, property: string): { get: string; set: string } {
  const prefix = `${api.prefix}_${snakeCase(className)}`;
  return { get: `${prefix}_get_${property}`, set: `${prefix}_set_${property}` };
}

export function structName(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_t`;
}

/** Whether calls fill in lists of the class's objects. */
export function hasLists(one: Class): boolean {
  return one.attributes.some(({ kind }) => kind === 'intArray');
}

/** Name of the struct with the entries of the lists. */
export function listsName(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_lists_t`;
}

export function typeSymbol(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_type`;
}

export function functionName(api: Api, method: string): string {
  return `${api.prefix}_${snakeCase(method)}`;
}

export function finaliserName(api: Api, className: string): string {
  return `${api.prefix}_${snakeCase(className)}_del`;
}

export function stateSymbol(api: Api, state: string): string {
  return `${api.prefix.toUpperCase()}_STATE_${snakeCase(state).toUpperCase()}`;
}

export function callSymbol(api: Api, call: string): string {
  return `${api.prefix.toUpperCase()}_CALL_${snakeCase(call).toUpperCase()}`;
}

/** Names at file scope of the ABI, each with its place. */
export function abiNames({ scalars, enumerations, constants, structs, functions }: Abi): ExposedName[] {
  return [
    ...[...scalars, ...constants, ...structs, ...functions].map(({ name, at }) => ({
      name,
      subject: name,
      at,
    })),
    ...enumerations
      .flatMap((one) => [one, ...one.members])
      .map(({ name, at }) => ({ name, subject: name, at })),
  ];
}

/** Methods whose names in C can be those of others; further forms without one are reported as such. */
function namedMethods(api: Api): Method[] {
  const first = new Set(
    [...api.classes.map(({ methods }) => methods), api.functions].flatMap((methods) =>
      formsOf(methods).map((forms) => forms.first),
    ),
  );
  return allMethods(api).filter((method) => first.has(method) || method.symbol !== method.name);
}

/** The subject of names that no part of the spec has given. */
export const GENERATED = 'the generated code';

/** All names; the first of two equal ones keeps it. */
export function exposedNames(model: Model): ExposedName[] {
  const { api, abi } = model;
  const own = (names: string[]): ExposedName[] =>
    names.map((name) => ({ name, subject: GENERATED, at: api.at }));
  return [
    ...own([...driverNames(abi), ...moduleNames(api)]),
    ...abiNames(abi),
    ...api.constants.map(({ name, at }) => ({ name, subject: name, at })),
    ...api.classes.flatMap((one) => classNames(api, one)),
    ...(api.machine?.states ?? []).map(({ name, at }) => ({
      name: stateSymbol(api, name),
      subject: `the state ${name}`,
      at,
    })),
    ...namedMethods(api).map(({ name, symbol, at }) => ({
      name: functionName(api, symbol),
      subject: name,
      at,
    })),
    ...namedMethods(api)
      .filter(({ isStateful }) => isStateful)
      .map(({ name, symbol, at }) => ({
        name: callSymbol(api, symbol),
        subject: name,
        at,
      })),
  ];
}

/** Names that the emitted files of the ABI add to it. */
export function driverNames(abi: Abi): string[] {
  const driver = abiName(abi);
  return [
    ...['failures', 'failure_t'].map((name) => `${driver}_${name}`),
    ...['ABI_H', 'CALLS_H', 'CALL'].map((name) => `${driver.toUpperCase()}_${name}`),
    ...abi.generations.map((generation) => generationMacro(driver, generation)),
  ];
}

function moduleNames(api: Api): string[] {
  const guard = api.prefix.toUpperCase();
  return [
    ...['transition', 'transitions', 'transition_indices', 'state_texts', 'state_t', 'call_t', 'module'].map(
      (name) => `${api.prefix}_${name}`,
    ),
    ...['STATE_COUNT', 'CALL_COUNT', 'CONTRACT_H'].map((name) => `${guard}_${name}`),
  ];
}

function classNames(api: Api, one: Class): ExposedName[] {
  const { name, at, isFinalised, attributes, properties } = one;
  return [
    typeSymbol(api, name),
    ...(hasStruct(one) ? [structName(api, name)] : []),
    ...(hasLists(one) ? [listsName(api, name)] : []),
    ...(isFinalised ? [finaliserName(api, name)] : []),
    ...attributes.flatMap((attribute) =>
      attribute.kind === 'computed' || attribute.kind === 'ownKey'
        ? [getterName(api, name, attribute.name)]
        : [],
    ),
    ...properties.flatMap((property) => {
      const { get, set } = propertyNames(api, name, property.name);
      return property.isWritable ? [get, set] : [get];
    }),
  ].map((each) => ({ name: each, subject: name, at }));
}

/** Names that are macros in the emitted C: constants of the ABI and of the module. */
export function macroNames({ api, abi }: Model): ReadonlySet<string> {
  return new Set([...api.constants, ...abi.constants].map(({ name }) => name));
}
