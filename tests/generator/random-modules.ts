// SPDX-License-Identifier: MIT
/** Modules of random specs, with engines that do nothing, and the emulated board's program with them. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { generate } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import type { RandomSpec } from './random-spec.js';
import { writeSpec } from './spec-fixture.js';

/** The spec with names of its own for all that a program has once. */
export function numbered({ texts, classes }: RandomSpec, n: number): RandomSpec {
  const api = (texts['api.ts'] ?? '')
    .replace(/prefix: '\w+'/, `prefix: 'random${n}'`)
    .replace("native: '_native'", `native: '_native${n}'`);
  return { texts: { ...texts, 'api.ts': api }, classes };
}

/** Writes a user C module with an engine that does nothing; false if the generator rejects the spec. */
export async function writeModule(folder: string, spec: RandomSpec): Promise<boolean> {
  try {
    const outputs = await generate(await writeSpec(spec.texts));
    await mkdir(folder);
    for (const { path: file, text } of outputs) {
      await writeFile(path.join(folder, path.basename(file)), text);
    }
  } catch (error) {
    if (error instanceof SpecError) {
      return false;
    }
    throw error;
  }
  const contract = await readFile(path.join(folder, 'contract.h'), 'utf8');
  await writeFile(path.join(folder, 'drv.h'), '#include "drv_abi.h"\n');
  await writeFile(path.join(folder, 'engine.c'), `#include "contract.h"\n${engineOf(contract)}`);
  await writeFile(
    path.join(folder, 'micropython.mk'),
    'SRC_USERMOD_C += $(addprefix $(USERMOD_DIR)/, binding.c states.c engine.c)\n',
  );
  return true;
}

/** Functions that return 0, for the prototypes of a contract. */
function engineOf(contract: string): string {
  const prototypes = contract.match(/^(bool|int32_t|void) \w+\(.*\);$/gm) ?? [];
  return prototypes
    .map((line) => {
      const body = /^void/.test(line) ? '' : /^int32_t/.test(line) ? 'return 7;' : 'return true;';
      return `${line.replace(/;$/, '')} { ${body} }\n`;
    })
    .join('');
}

/** The path of the program with the modules of a folder. */
export async function buildProgram(root: string, modules: string): Promise<string> {
  const firmware = path.join(projectRoot, 'firmware');
  for (const name of await readdir(firmware)) {
    await symlink(path.join(firmware, name), path.join(modules, name));
  }
  const sources = (await readdir(path.join(firmware, 'binding'))).filter((name) => name.endsWith('.c'));
  const parts = await providedParts(await findEmulatedBoard('host'), await micropythonTree());
  const objects = path.join(root, 'objects');
  await makeProgram(objects, path.join(root, 'lock'), 'B', parts, [
    `USER_C_MODULES=${modules}`,
    `BINDING_SOURCES=${sources.join(' ')}`,
  ]);
  return path.join(objects, 'micropython');
}
