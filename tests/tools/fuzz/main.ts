// SPDX-License-Identifier: MIT
// `make fuzz`: looks for programs of engine calls that break something. Exit code 1: one was found.

import { runMain } from '../../../cli/support/run-main.js';
import { installPackages } from '../../../cli/support/packages.js';
import { step } from '../../../cli/support/progress.js';
import { buildHarness, harnessGenerations } from './harness.js';
import { hunt } from './hunt.js';
import { readOptions } from './options.js';

await runMain('fuzz', async () => {
  const { seconds, seed } = readOptions(process.argv.slice(2));
  await installPackages('fuzz');
  await buildHarness('fuzzer');
  await buildHarness('replay');
  const generations = await harnessGenerations();
  step(`Fuzzing the engine: SECONDS=${seconds} SEED=${seed}`);
  let exitCode = 0;
  for (const generation of generations) {
    // Both generations are fuzzed, even where the first one breaks.
    const isWell = await hunt(generation, Math.max(1, Math.floor(seconds / generations.length)), seed);
    exitCode = isWell ? exitCode : 1;
  }
  return exitCode;
});
