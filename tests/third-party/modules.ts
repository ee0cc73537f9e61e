// SPDX-License-Identifier: MIT
// The modules of others' APIs that the generator is tried with. Each has a folder here: engine, lists for the build, scripts.

import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import type { StagedModule } from './staged-modules.js';

const TESTS = path.join(projectRoot, 'tests');

/** A spec's modules with their test scripts, which print `NAME: ok`. */
export interface TriedModule extends StagedModule {
  scripts: string[];
  /** The module calls functions that only the MPP of generation B has. */
  needsB: boolean;
}

function tried(
  name: string,
  scripts: string[],
  { spec = `third-party/${name}/spec`, needsB = false } = {},
): TriedModule {
  const engine = path.join(TESTS, 'third-party', name);
  return { name, spec: path.join(TESTS, spec), engine, scripts, needsB };
}

export const MODULES: TriedModule[] = [
  tried('media', ['mjpeg', 'vdecoder'], { needsB: true }),
  tried('receivers', ['receivers']),
  tried('relays', ['relays']),
  tried('temperature', ['temperatures']),
  tried('thermometer', ['thermometer'], { spec: 'generator/second-spec' }),
];
