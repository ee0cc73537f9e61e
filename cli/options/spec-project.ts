// SPDX-License-Identifier: MIT
// This project's spec and templates, for the generator.

import { join } from 'node:path';
import type { Project } from '../../generator/generate.js';
import { projectRoot } from '../support/project.js';

export const specProject: Project = {
  root: projectRoot,
  spec: join(projectRoot, 'spec'),
  templates: join(projectRoot, 'templates'),
};
