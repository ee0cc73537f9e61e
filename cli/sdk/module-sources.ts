// SPDX-License-Identifier: MIT
// The module's C sources and include folders, as its micropython.mk says.

import { join } from 'node:path';
import { $ } from 'zx';
import { requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';

export interface ModuleSources {
  /** What needs none of MicroPython's headers. */
  engine: string[];
  /** What needs them, and the strings that a build of a port collects. */
  binding: string[];
  /** Flags that name include folders. */
  flags: string[];
}

const FOLDER = join(projectRoot, 'firmware', 'vencoder');
const SHOW = 'show:;@printf "%s\\n" "$(SRC_USERMOD_LIB_C)" "$(SRC_USERMOD_C)" "$(CFLAGS_USERMOD)"';

/** Asks make, so that what a firmware builds is what is looked at. */
export async function moduleSources(): Promise<ModuleSources> {
  await requireProgram('make');
  const run = $({ quiet: true, env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' } });
  const shown =
    await run`make --silent --file ${join(FOLDER, 'micropython.mk')} USERMOD_DIR=${FOLDER} --eval ${SHOW} show`;
  const [engine = [], binding = [], flags = []] = shown.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').filter((word) => word !== ''));
  return { engine, binding, flags };
}
