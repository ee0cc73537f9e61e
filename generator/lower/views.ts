// SPDX-License-Identifier: MIT
/** The view of each template. */
import path from 'node:path';
import { abiName } from '../model/exposed-names.js';
import type { Model } from '../model/model.js';
import { lowerAbi, lowerAbiCalls, lowerAbiCheck } from './abi.js';
import { lowerBinding } from './binding.js';
import { lowerContract, lowerStates } from './contract.js';
import { lowerManual, lowerStubs } from './docs.js';
import { lowerConstants, lowerFacade, lowerStructs } from './python.js';

const LOWER: Record<string, (model: Model) => object> = {
  'abi.h': (model) => lowerAbi(model.abi, abiName(model)),
  'abi_check.h': (model) => lowerAbiCheck(model.abi, abiName(model)),
  'abi_calls.h': (model) => lowerAbiCalls(model.abi, abiName(model)),
  'abi_failures.c': (model) => lowerAbiCalls(model.abi, abiName(model)),
  'contract.h': lowerContract,
  'states.c': lowerStates,
  'binding.c': lowerBinding,
  'facade.py': lowerFacade,
  'stubs.pyi': lowerStubs,
  'constants.py': lowerConstants,
  'structs.py': lowerStructs,
  'manual.md': lowerManual,
};

export const TEMPLATES = Object.keys(LOWER);

/**
 * The view of one template.
 * @param specFiles paths for the first line of each file, which names its sources
 */
export function lower(model: Model, template: string, specFiles: readonly string[]): object {
  const fileOf = (name: string): string =>
    path.basename(model.targets.find((target) => target.template === name)?.path ?? '');
  return {
    generatedFrom: `Generated from ${specFiles.join(', ')}: change these and run \`make generate\`, do not edit.`,
    abiHeader: `${abiName(model)}.h`,
    abiCheckHeader: fileOf('abi_check.h'),
    abiCallsHeader: fileOf('abi_calls.h'),
    contractHeader: fileOf('contract.h'),
    ...LOWER[template]?.(model),
  };
}
