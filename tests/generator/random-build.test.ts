// SPDX-License-Identifier: MIT
/** Modules of random specs, built into the emulated board's program: scripts find their names. Long. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { makeProgram, providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { generate } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { randomSpec, type RandomSpec } from './random-spec.js';
import { removeTemporaryFolders, temporaryFolder, writeSpec } from './spec-fixture.js';

const MODULES = 6;
const SEED = Number(process.env['VENCODER_RANDOM_SPECS_SEED'] ?? 12);
const itLong = process.env['VENCODER_LONG_TESTS'] === '1' ? it : it.skip;

afterAll(removeTemporaryFolders);

/** The spec with names of its own for all that a program has once. */
function numbered({ texts, classes }: RandomSpec, n: number): RandomSpec {
  const api = (texts['api.ts'] ?? '')
    .replace(/prefix: '\w+'/, `prefix: 'random${n}'`)
    .replace("native: '_native'", `native: '_native${n}'`);
  return { texts: { ...texts, 'api.ts': api }, classes };
}

/** Writes a user C module with an engine that does nothing; false if the generator rejects the spec. */
async function writeModule(folder: string, spec: RandomSpec): Promise<boolean> {
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

/** A script that prints the names that a module lacks. */
function script(specs: RandomSpec[]): string {
  return specs
    .map(({ classes }, n) => {
      const checks = classes.flatMap(({ name, methods, constants }) => [
        `names = dir(getattr(module, ${JSON.stringify(name)}))`,
        ...[...methods, ...constants].map(
          (each) => `${JSON.stringify(each)} in names or print(${n}, ${JSON.stringify(each)})`,
        ),
      ]);
      const lists = classes[1];
      return [
        `import _native${n} as module`,
        ...checks,
        `lists = getattr(module, ${JSON.stringify(lists?.name)})()`,
        `print([getattr(lists, name) for name in ${JSON.stringify(lists?.attributes.filter((_, i) => i !== 3))}])`,
      ].join('\n');
    })
    .join('\n');
}

itLong('have the names of their specs', async () => {
  const root = await temporaryFolder();
  const modules = path.join(root, 'modules');
  await mkdir(modules);
  const firmware = path.join(projectRoot, 'firmware');
  for (const name of await readdir(firmware)) {
    await symlink(path.join(firmware, name), path.join(modules, name));
  }
  const built: RandomSpec[] = [];
  for (const candidate of fc.sample(randomSpec, { seed: SEED, numRuns: 5 * MODULES })) {
    const spec = numbered(candidate, built.length);
    if (built.length < MODULES && (await writeModule(path.join(modules, `random${built.length}`), spec))) {
      built.push(spec);
    }
  }
  expect(built).toHaveLength(MODULES);
  const parts = await providedParts(await findEmulatedBoard('host'), await micropythonTree());
  const objects = path.join(root, 'objects');
  await makeProgram(objects, path.join(root, 'lock'), 'B', parts, [`USER_C_MODULES=${modules}`]);
  const file = path.join(root, 'names.py');
  await writeFile(file, script(built));
  const { stdout } = await $({ quiet: true })`${path.join(objects, 'micropython')} ${file}`;
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(MODULES);
  for (const line of lines) {
    expect(line).toMatch(/^\[\[0(, 0)*\], \[0(, 0)*\], 0, 7\]$/);
  }
});
