// SPDX-License-Identifier: MIT
/** Checks that a model is consistent and can be emitted. */
import { Diagnostics } from '../model/diagnostics.js';
import type { ProjectModel } from '../model/model.js';
import type { Unit } from '../model/unit.js';
import { checkAbi } from './abi.js';
import { checkClasses } from './classes.js';
import { checkModules } from './modules.js';
import { checkNames } from './names.js';
import { checkMachine } from './state-machine.js';
import { checkTargets } from './targets.js';

/**
 * Checks a model.
 * @param units what targets may use
 * @throws SpecError with all errors found
 */
export function checkModel(project: ProjectModel, units: readonly Unit[]): void {
  const diagnostics = new Diagnostics();
  for (const model of project.modules) {
    checkAbi(model, diagnostics);
    checkNames(model, diagnostics);
    checkClasses(model, diagnostics);
    checkMachine(model, diagnostics);
  }
  checkModules(project, diagnostics);
  checkTargets(project, units, diagnostics);
  diagnostics.throwIfAny();
}
