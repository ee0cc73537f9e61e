// SPDX-License-Identifier: MIT
// `make coverage`: the module's coverage by its tests, for both MPP generations together.

import { dirname, join, sep } from 'node:path';
import { $ } from 'zx';
import { boardProgram } from '../../../cli/toolchain/board-build.js';
import { specProject } from '../../../cli/options/spec-project.js';
import { findEmulatedBoard } from '../../../cli/boards/boards.js';
import { Failure } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { runMain } from '../../../cli/support/run-main.js';
import { projectRoot } from '../../../cli/support/project.js';
import type { Variant } from '../../../cli/toolchain/variants.js';
import { loadModel } from '../../../generator/generate.js';
import { targetPath } from '../../../generator/model/target-paths.js';
import { merge, type Coverage } from './counts.js';
import { clearCounts, readCounts } from './gcov.js';
import { printCoverage } from './print.js';
import { shortfalls } from './report.js';

const BOARD = 'host';
const VARIANT: Variant = 'coverage';
/** The module: engine and binding. */
const HAND_WRITTEN = ['vencoder', 'binding'].map((name) => join('firmware', name) + sep);
/** Units that emit the rest of the module. */
const EMITTED = ['binding.c', 'states.c'];
/** Tests to run by default; all their board programs are of this variant. */
const TESTS = ['tests/module/module.test.ts', 'tests/faults/faults.test.ts'];

async function buildPrograms(): Promise<string[]> {
  const board = await findEmulatedBoard(BOARD);
  const folders: string[] = [];
  for (const generation of board.mpp.generations) {
    folders.push(dirname(await boardProgram(board, generation, { variant: VARIANT })));
  }
  return folders;
}

async function runTests(tests: string[]): Promise<void> {
  step(`Running ${tests.join(', ')}`);
  // stdout is for the report.
  const { exitCode } = await $({
    quiet: true,
    nothrow: true,
    cwd: projectRoot,
    env: { ...process.env, VENCODER_VARIANT: VARIANT },
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  })`npm test --silent -- --runTestsByPath ${tests}`;
  if (exitCode !== 0) {
    throw new Failure('the tests failed; coverage was not measured');
  }
}

async function coverageOf(folders: string[]): Promise<Coverage> {
  const model = await loadModel(specProject);
  const emitted = EMITTED.map((unit) => targetPath(model, unit));
  const isMeasured = (file: string): boolean =>
    HAND_WRITTEN.some((folder) => file.startsWith(folder)) || emitted.includes(file);
  return merge((await Promise.all(folders.map((folder) => readCounts(folder, isMeasured)))).flat());
}

await runMain('coverage', async () => {
  const named = process.argv.slice(2);
  const folders = await buildPrograms();
  await Promise.all(folders.map(clearCounts));
  await runTests(named.length > 0 ? named : TESTS);
  const coverage = await coverageOf(folders);
  await printCoverage(coverage);
  const missing = shortfalls(coverage);
  process.stderr.write(missing.map((text) => `coverage: ${text}\n`).join(''));
  return missing.length === 0 ? 0 : 1;
});
