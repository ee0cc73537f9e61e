// SPDX-License-Identifier: MIT
/** Model → the parts of the runtime, firmware/binding, that an emitted C module needs. */
import { allMethods, formsOf } from '../model/forms.js';
import type { Api, Class } from '../model/model.js';
import { kindOf } from '../types/kinds.js';

/** What every module needs. */
const ALWAYS = ['binding_arguments.c', 'binding_classes.c', 'binding_results.c'];

/** Names of the files, sorted. */
export function runtimeFiles(api: Api): string[] {
  const parts = [
    ...ALWAYS,
    ...ofParameters(api),
    ...ofResults(api),
    ...(choosesForms(api) ? ['binding_overloads.c', 'binding_kinds.c'] : []),
    ...(hasErrorsWithoutKey(api) ? ['binding_errors.c'] : []),
    ...(api.classes.some(hasProtocol) ? ['binding_protocols.c'] : []),
  ];
  return [...new Set(parts)].sort();
}

function ofParameters(api: Api): string[] {
  const parameters = [
    ...api.classes.flatMap(({ construction }) => construction.parameters),
    ...allMethods(api).flatMap((method) => method.parameters),
    ...propertiesOf(api),
  ];
  return parameters.flatMap(({ type }) => kindOf(type).runtime(type, 'parameter'));
}

function ofResults(api: Api): string[] {
  const results = [
    ...allMethods(api).flatMap(({ result }) => result ?? []),
    ...propertiesOf(api).map(({ type }) => type),
  ];
  return results.flatMap((type) => kindOf(type).runtime(type, 'result'));
}

function propertiesOf({ classes }: Api): Class['properties'] {
  return classes.flatMap(({ properties }) => properties);
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
