// SPDX-License-Identifier: MIT
/** Rules over the model: what a spec says must be emittable and hang together. */
import { Findings } from '../diagnostics.js';
import type { Model } from '../model/model.js';
import { checkAbi } from './abi.js';
import { checkClasses } from './classes.js';
import { checkMachine } from './state-machine.js';

/**
 * Checks a model.
 * @param templates names that targets may use
 * @throws SpecError with every finding
 */
export function checkModel(model: Model, templates: readonly string[]): void {
  const findings = new Findings();
  checkAbi(model, findings);
  checkClasses(model, findings);
  checkMachine(model, findings);
  checkTargets(model, templates, findings);
  findings.throwIfAny();
}

function checkTargets({ targets }: Model, templates: readonly string[], findings: Findings): void {
  const paths = new Set<string>();
  for (const { template, path, at } of targets) {
    if (!templates.includes(template)) {
      findings.add('C001', at, `there is no template ${template}`, `use one of ${templates.join(', ')}`);
    }
    if (paths.has(path)) {
      findings.add('C002', at, `${path} is emitted twice`, 'give every target its own path');
    }
    if (path.startsWith('/') || path.split('/').includes('..')) {
      findings.add('C003', at, `${path} leaves the project`, 'write a path relative to the project');
    }
    paths.add(path);
  }
}
