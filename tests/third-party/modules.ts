// SPDX-License-Identifier: MIT
// The modules of others' APIs that the generator is tried with. Each has a folder here, with a test script of its name.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import type { StagedModule } from './staged-modules.js';

const TESTS = path.join(projectRoot, 'tests');

/** Where each module's spec is. */
const SPECS = {
  thermometer: 'generator/second-spec',
};

export const MODULES: StagedModule[] = Object.entries(SPECS).map(([name, spec]) => ({
  name,
  spec: path.join(TESTS, spec),
  engine: path.join(TESTS, 'third-party', name),
}));
