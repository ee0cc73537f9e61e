// SPDX-License-Identifier: MIT
/** Model → the parts of the runtime, firmware/binding, that an emitted C module needs. */
import { allMethods, formsOf } from '../model/forms.js';
import type { Api, Class, ValueType } from '../model/model.js';
import { kindOf } from '../types/kinds.js';

/** What every module needs. */
const ALWAYS = ['arguments', 'classes', 'results'];

/** Names of the files, sorted. */
export function runtimeFiles(api: Api): string[] {
  const parts = [
    ...ALWAYS,
    ...valueTypes(api).flatMap((type) => kindOf(type).runtime(type)),
    ...(choosesForms(api) ? ['overloads', 'kinds'] : []),
    ...(hasErrorsWithoutKey(api) ? ['errors'] : []),
    ...(api.classes.some(hasProtocol) ? ['protocols'] : []),
  ];
  return [...new Set(parts)].sort().map((part) => `binding_${part}.c`);
}

function valueTypes(api: Api): ValueType[] {
  const parameters = [
    ...api.classes.flatMap(({ construction }) => construction.parameters),
    ...allMethods(api).flatMap((method) => method.parameters),
  ];
  return [
    ...parameters.map(({ type }) => type),
    ...allMethods(api).flatMap(({ result }) => result ?? []),
    ...api.classes.flatMap(({ properties }) => properties.map(({ type }) => type)),
  ];
}

/** Functions have forms, too: see lowerCall. */
function choosesForms({ classes, functions }: Api): boolean {
  return (
    functions.length > 0 || classes.some(({ methods }) => formsOf(methods).some(({ all }) => all.length > 1))
  );
}

function hasErrorsWithoutKey(api: Api): boolean {
  return (
    allMethods(api).some(({ hasKey }) => !hasKey) ||
    api.classes.some(({ properties }) => properties.length > 0)
  );
}

function hasProtocol({ protocols }: Class): boolean {
  return protocols.isPrinted || protocols.closes !== undefined || protocols.next !== undefined;
}
