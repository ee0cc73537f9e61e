// SPDX-License-Identifier: MIT
// `make fuzz`: searches programs of engine calls for defects. Exit code 1: one was found.

import { runMain } from '../../../cli/support/run-main.js';
import { installPackages } from '../../../cli/support/package-lists.js';
import { step } from '../../../cli/support/progress.js';
import { buildHarness, harnessGenerations } from './harness.js';
import { runFuzzer } from './run.js';
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
    // Fuzzes both generations, even if the first one has a defect.
    const isOk = await runFuzzer(generation, Math.max(1, Math.floor(seconds / generations.length)), seed);
    exitCode = isOk ? exitCode : 1;
  }
  return exitCode;
});
