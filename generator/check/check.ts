// SPDX-License-Identifier: MIT
/** Checks that a model is consistent and can be emitted. */
import { Diagnostics } from '../model/diagnostics.js';
import type { Model } from '../model/model.js';
import { checkAbi } from './abi.js';
import { checkClasses } from './classes.js';
import { checkMachine } from './state-machine.js';

/**
 * Checks a model.
 * @param templates names that targets may use
 * @throws SpecError with all errors found
 */
export function checkModel(model: Model, templates: readonly string[]): void {
  const diagnostics = new Diagnostics();
  checkAbi(model, diagnostics);
  checkClasses(model, diagnostics);
  checkMachine(model, diagnostics);
  checkTargets(model, templates, diagnostics);
  diagnostics.throwIfAny();
}

function checkTargets({ targets }: Model, templates: readonly string[], diagnostics: Diagnostics): void {
  const paths = new Set<string>();
  for (const { template, path, at } of targets) {
    if (!templates.includes(template)) {
      diagnostics.add('C001', at, `unknown template ${template}`, `use one of ${templates.join(', ')}`);
    }
    if (paths.has(path)) {
      diagnostics.add('C002', at, `${path} is emitted twice`, 'give every target its own path');
    }
    if (path.startsWith('/') || path.split('/').includes('..')) {
      diagnostics.add('C003', at, `${path} is outside the project`, 'use a path relative to the project');
    }
    paths.add(path);
  }
}
