// SPDX-License-Identifier: MIT
/** The units that print a view by a template of the same name. */
import path from 'node:path';
import { abiName } from '../model/exposed-names.js';
import type { Abi, Model, ProjectModel, Target } from '../model/model.js';
import type { AbiUnit, EmitContext, ModuleUnit, Unit } from '../model/unit.js';
import { lowerAbi, lowerAbiCalls, lowerAbiCheck } from '../lower/abi.js';
import { lowerBinding } from '../lower/binding.js';
import { lowerContract, lowerStates } from '../lower/contract.js';
import { lowerManual, lowerStubs } from '../lower/docs.js';
import {
  lowerCallStubs,
  lowerConstants,
  lowerFacade,
  lowerStructStubs,
  lowerStructs,
} from '../lower/python.js';
import type { HeaderNames, TemplateViews } from './template-views.js';

type Name = keyof TemplateViews;
/** The view, without what every view has. */
type Own<T extends Name> = Omit<TemplateViews[T], 'generatedFrom' | keyof HeaderNames>;

/** In the order of the documentation. */
export const TEMPLATE_UNITS: readonly Unit[] = [
  ofAbi('abi.h', ({ abi }) => lowerAbi(abi, abiName(abi))),
  ofAbi('abi_check.h', ({ abi }) => lowerAbiCheck(abi, abiName(abi))),
  ofAbi('abi_calls.h', ({ abi }) => lowerAbiCalls(abi, abiName(abi))),
  ofAbi('abi_failures.c', ({ abi }) => lowerAbiCalls(abi, abiName(abi)), ['abi_calls.h']),
  ofModule('contract.h', lowerContract),
  ofModule('states.c', lowerStates, ['contract.h']),
  ofModule('binding.c', lowerBinding, ['abi_check.h', 'contract.h']),
  ofModule('facade.py', lowerFacade),
  ofModule('stubs.pyi', lowerStubs),
  ofAbi('constants.py', lowerConstants),
  ofAbi('structs.py', lowerStructs),
  ofAbi('constants.pyi', lowerConstants),
  ofAbi('structs.pyi', lowerStructStubs),
  ofAbi('calls.pyi', lowerCallStubs),
  ofModule('manual.md', lowerManual),
];

/** Names of the templates. */
export const TEMPLATES: readonly string[] = TEMPLATE_UNITS.map(({ name }) => name);

function ofAbi<T extends Name>(
  name: T,
  lower: (project: ProjectModel) => Own<T>,
  includes: readonly string[] = [],
): AbiUnit {
  return {
    name,
    level: 'abi',
    includes,
    emit: (project, context) => print(name, project, lower(project), context),
  };
}

function ofModule<T extends Name>(
  name: T,
  lower: (model: Model) => Own<T>,
  includes: readonly string[] = [],
): ModuleUnit {
  return {
    name,
    level: 'module',
    includes,
    emit: (model, context) => print(name, model, lower(model), context),
  };
}

function print(
  template: string,
  { abi, targets }: { abi: Abi; targets: readonly Target[] },
  view: object,
  { generatedFrom, render }: EmitContext,
): string {
  const fileOf = (unit: string): string =>
    path.basename(targets.find((target) => target.unit === unit)?.path ?? '');
  const headers: HeaderNames = {
    abiHeader: `${abiName(abi)}.h`,
    abiCheckHeader: fileOf('abi_check.h'),
    abiCallsHeader: fileOf('abi_calls.h'),
    contractHeader: fileOf('contract.h'),
  };
  return render(template, { generatedFrom, ...headers, ...view });
}
