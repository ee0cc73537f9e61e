// SPDX-License-Identifier: MIT
/** Model → the parts of the runtime, firmware/binding, that an emitted C module needs. */
import { raisesOther } from '../model/exceptions.js';
import { isRecord } from '../model/exposed-names.js';
import { allMethods, formsOf } from '../model/forms.js';
import type { Api, Class, ValueType } from '../model/model.js';
import type { TypeUse } from '../types/kind.js';
import { kindOf } from '../types/kinds.js';

/** What every module needs. */
const ALWAYS = ['arguments', 'classes', 'results'];

/** Names of the files, sorted. */
export function runtimeFiles(api: Api): string[] {
  const parts = [
    ...ALWAYS,
    ...(choosesForms(api) ? ['overloads', 'kinds'] : []),
    ...(api.classes.some(({ properties }) => properties.length > 0) ? ['errors'] : []),
    ...(allMethods(api).some(raisesOther) ? ['exceptions'] : []),
    ...(api.classes.some(hasProtocol) ? ['protocols'] : []),
    ...(api.classes.some(({ rules }) => rules.length > 0) ? ['rules'] : []),
    ...(api.classes.some(hasFieldsBesideOthers) ? ['printing'] : []),
  ].map((part) => `binding_${part}.c`);
  const ofKinds = uses(api).flatMap(([type, use]) => kindOf(type).runtime(type, use));
  return [...new Set([...parts, ...ofKinds])].sort();
}

/** The types of the module's values, with their uses. */
function uses(api: Api): [ValueType, TypeUse][] {
  const methods = allMethods(api);
  const parameters = [...api.classes.map(({ construction }) => construction), ...methods].flatMap(
    (call) => call.parameters,
  );
  const properties = api.classes.flatMap((one) => one.properties);
  const asParameter = [...parameters, ...properties.filter(({ isWritable }) => isWritable)];
  const results = [...methods.flatMap(({ result }) => result ?? []), ...properties.map(({ type }) => type)];
  return [
    ...asParameter.map(({ type }): [ValueType, TypeUse] => [type, 'parameter']),
    ...results.map((type): [ValueType, TypeUse] => [type, 'result']),
  ];
}

function choosesForms({ classes, functions }: Api): boolean {
  return [functions, ...classes.map(({ methods }) => methods)].some((methods) =>
    formsOf(methods).some(({ all }) => all.length > 1),
  );
}

function hasProtocol({ protocols }: Class): boolean {
  return protocols.closes !== undefined || protocols.next !== undefined;
}

/** Printed classes have fields. */
function hasFieldsBesideOthers(one: Class): boolean {
  return one.protocols.isPrinted || (!isRecord(one) && one.attributes.some(({ kind }) => kind === 'field'));
}
