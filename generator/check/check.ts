// SPDX-License-Identifier: MIT
/** Checks that a model is consistent and can be emitted. */
import type { Code } from '../model/catalogue.js';
import { Diagnostics, type Followers } from '../model/diagnostics.js';
import type { ProjectModel } from '../model/model.js';
import type { Unit } from '../model/unit.js';
import { checkAbi } from './abi.js';
import { checkAdditions } from './additions.js';
import { checkClasses } from './classes.js';
import { checkModules } from './modules.js';
import { checkNames } from './names.js';
import { checkMachine } from './state-machine.js';
import { checkTargets } from './targets.js';

/** What follows from errors in reading. */
export const FOLLOWERS: Followers = {
  comparing: new Set<Code>([
    'C005',
    'C028',
    'C030',
    'C031',
    'C035',
    'C040',
    'C041',
    'C048',
    'C064',
    'C090',
    'C092',
    'C093',
    'C094',
    'C095',
    'C098',
    'C105',
    'C113',
  ]),
  ofNames: new Set<Code>(['C033', 'C036', 'C037', 'C038', 'C060', 'C061', 'C062', 'C063']),
  inComments: new Set<Code>(['S045', 'S046', 'S047', 'S049', 'S050', 'S058']),
  ofComments: new Set<Code>(['C011', 'C021', 'C034', 'C046', 'C047', 'C058', 'C112']),
};

/**
 * Checks a model.
 * @param units what targets may use
 * @param diagnostics those of reading; the errors found are added
 * @throws SpecError with all errors
 */
export function checkModel(
  project: ProjectModel,
  units: readonly Unit[],
  diagnostics: Diagnostics = new Diagnostics(),
): void {
  for (const model of project.modules) {
    checkAbi(model, diagnostics);
    checkNames(model, diagnostics);
    checkClasses(model, diagnostics);
    checkMachine(model, diagnostics);
    checkAdditions(model.api, diagnostics);
  }
  checkModules(project, diagnostics);
  checkTargets(project, units, diagnostics);
  diagnostics.throwIfAny();
}
