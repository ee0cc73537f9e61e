// SPDX-License-Identifier: MIT
/** Checks that a model is consistent and can be emitted. */
import { Diagnostics } from '../model/diagnostics.js';
import type { Model } from '../model/model.js';
import { checkAbi } from './abi.js';
import { checkClasses } from './classes.js';
import { checkNames } from './names.js';
import { checkMachine } from './state-machine.js';
import { checkTargets } from './targets.js';

/**
 * Checks a model.
 * @param templates names that targets may use
 * @throws SpecError with all errors found
 */
export function checkModel(model: Model, templates: readonly string[]): void {
  const diagnostics = new Diagnostics();
  checkAbi(model, diagnostics);
  checkNames(model, diagnostics);
  checkClasses(model, diagnostics);
  checkMachine(model, diagnostics);
  checkTargets(model, templates, diagnostics);
  diagnostics.throwIfAny();
}
