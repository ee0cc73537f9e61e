// SPDX-License-Identifier: MIT
/** Random calls with right and wrong arguments, in the emulated board's program: the result or the error that the spec says. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { $ } from 'zx';
import { generate } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { buildProgram, numbered, writeModule } from './random-modules.js';
import { randomCalls, type RandomCalls } from './random-calls.js';
import { removeTemporaryFolders, temporaryFolder, writeSpec } from './spec-fixture.js';

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';
const SEED = Number(process.env['VENCODER_RANDOM_SPECS_SEED'] ?? 12);
const MODULES = isLong ? 20 : 4;

afterAll(removeTemporaryFolders);

it('are mostly valid', async () => {
  const runs = isLong ? 100 : 20;
  let valid = 0;
  for (const spec of fc.sample(randomCalls, { seed: SEED, numRuns: runs })) {
    try {
      await generate(await writeSpec(spec.texts));
      valid++;
    } catch (error) {
      if (!(error instanceof SpecError)) {
        throw error;
      }
    }
  }
  expect(valid).toBeGreaterThanOrEqual((3 * runs) / 4);
});

/** A script that prints each call that ends in another way than it must. */
function script(modules: RandomCalls[]): string {
  const body = modules.map(({ calls }, n) =>
    [
      `import _native${n} as module`,
      'object_ = module.Machine()',
      'lamp = module.Lamp()',
      ...calls.map(({ text, raises, parts }) => {
        const list = JSON.stringify(parts);
        return `check(${n}, ${JSON.stringify(text)}, lambda: ${text}, ${JSON.stringify(raises)}, ${list})`;
      }),
    ].join('\n'),
  );
  return `${CHECK}\n${body.join('\n')}\nprint('end')\n`;
}

const CHECK = `
def check(n, text, call, raises, parts):
    try:
        call()
        got, message = 'done', ''
    except Exception as error:
        got, message = type(error).__name__, str(error)
    if got != raises or not all(part in message for part in parts):
        print(n, text, 'must be', raises, parts, 'not', got, message)
`;

it('end as the spec says', async () => {
  const root = await temporaryFolder();
  const modules = path.join(root, 'modules');
  await mkdir(modules);
  const built: RandomCalls[] = [];
  for (const candidate of fc.sample(randomCalls, { seed: SEED, numRuns: 2 * MODULES })) {
    const spec = { ...candidate, ...numbered(candidate, built.length) };
    if (built.length < MODULES && (await writeModule(path.join(modules, `random${built.length}`), spec))) {
      built.push(spec);
    }
  }
  expect(built).toHaveLength(MODULES);
  const program = await buildProgram(root, modules);
  const file = path.join(root, 'calls.py');
  await writeFile(file, script(built));
  const { stdout } = await $({ quiet: true })`${program} ${file}`;
  expect(stdout).toBe('end\n');
});
