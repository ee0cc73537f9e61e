// SPDX-License-Identifier: MIT
/** Modules of random specs, built into the emulated board's program: scripts find their names. Long. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { $ } from 'zx';
import { buildProgram, numbered, writeModule } from './random-modules.js';
import { randomSpec, type RandomSpec } from './random-spec.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

const MODULES = 6;
const SEED = Number(process.env['VENCODER_RANDOM_SPECS_SEED'] ?? 12);
const itLong = process.env['VENCODER_LONG_TESTS'] === '1' ? it : it.skip;

afterAll(removeTemporaryFolders);

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
  const built: RandomSpec[] = [];
  for (const candidate of fc.sample(randomSpec, { seed: SEED, numRuns: 5 * MODULES })) {
    const spec = numbered(candidate, built.length);
    if (built.length < MODULES && (await writeModule(path.join(modules, `random${built.length}`), spec))) {
      built.push(spec);
    }
  }
  expect(built).toHaveLength(MODULES);
  const program = await buildProgram(root, modules);
  const file = path.join(root, 'names.py');
  await writeFile(file, script(built));
  const { stdout } = await $({ quiet: true })`${program} ${file}`;
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(MODULES);
  for (const line of lines) {
    expect(line).toMatch(/^\[\[0(, 0)*\], \[0(, 0)*\], 0, 7\]$/);
  }
});
