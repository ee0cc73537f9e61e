// SPDX-License-Identifier: MIT
// The module's C sources and include folders, from its micropython.mk; or those of another user C module.

import { join } from 'node:path';
import { execute } from '../support/execute.js';
import { requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';

export interface ModuleSources {
  /** Sources that include no MicroPython header. */
  engine: string[];
  /** Sources that need MicroPython's headers and the qstrs that a port's build collects. */
  binding: string[];
  /** Include flags. */
  flags: string[];
}

const FOLDER = join(projectRoot, 'firmware', 'vencoder');
const SHOW = 'show:;@printf "%s\\n" "$(SRC_USERMOD_LIB_C)" "$(SRC_USERMOD_C)" "$(CFLAGS_USERMOD)"';

/**
 * Evaluated by make, so that the lists are those that a firmware builds.
 * @param folder the folder with the micropython.mk
 * @param variables of make, as NAME=VALUE
 */
export async function moduleSources(
  folder = FOLDER,
  variables: readonly string[] = [],
): Promise<ModuleSources> {
  await requireProgram('make');
  // USERMOD_DIR in the environment: the file may set it again, for a module that it includes.
  const run = execute({ check: true, env: { MAKEFLAGS: '', MAKELEVEL: '', USERMOD_DIR: folder } });
  const file = join(folder, 'micropython.mk');
  const shown = await run`make --silent --file ${file} ${variables} --eval ${SHOW} show`;
  const [engine = [], binding = [], flags = []] = shown.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').filter((item) => item !== ''));
  return { engine, binding, flags };
}
