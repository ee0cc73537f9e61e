// SPDX-License-Identifier: MIT
// This project's spec and templates, for the generator.

import { join } from 'node:path';
import type { Project } from '../../generator/generate.js';
import type { Model } from '../../generator/model/model.js';
import { targetPath } from '../../generator/model/target-paths.js';
import { projectRoot } from '../support/project.js';

export const specProject: Project = {
  root: projectRoot,
  spec: join(projectRoot, 'spec'),
  templates: join(projectRoot, 'templates'),
};

/** The file that a unit emits from this project's spec. */
export function emittedFile(model: Model, unit: string): string {
  return join(projectRoot, targetPath(model, unit));
}
