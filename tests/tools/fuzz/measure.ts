// SPDX-License-Identifier: MIT
// `make fuzz-coverage`: the coverage of the engine by the repository's corpus and the local corpus.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { $ } from 'zx';
import { runMain } from '../../../cli/support/run-main.js';
import { merge } from '../coverage/counts.js';
import { clearCounts, readCounts } from '../coverage/gcov.js';
import { printCoverage } from '../coverage/print.js';
import type { Generation } from '../../../cli/boards/boards.js';
import { Failure } from '../../../cli/support/failure.js';
import {
  buildHarness,
  harnessFolder,
  harnessGenerations,
  harnessProgram,
  keptPrograms,
  localCorpus,
} from './harness.js';

const ENGINE = join('firmware', 'vencoder') + sep;
/** Files per run, limited by the length of a command line. */
const AT_ONCE = 500;

await runMain('fuzz-coverage', async () => {
  await buildHarness('coverage');
  await clearCounts(harnessFolder('coverage'));
  for (const generation of await harnessGenerations()) {
    const programs = [...(await filesIn(keptPrograms)), ...(await filesIn(localCorpus(generation)))];
    for (let at = 0; at < programs.length; at += AT_ONCE) {
      await replay(generation, programs.slice(at, at + AT_ONCE));
    }
  }
  const counts = await readCounts(harnessFolder('coverage'), (file) => file.startsWith(ENGINE));
  await printCoverage(merge(counts));
  return 0;
});

async function filesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).map((name) => join(folder, name)) : [];
}

async function replay(generation: Generation, programs: string[]): Promise<void> {
  const child = $({ nothrow: true, quiet: true });
  const { exitCode, stderr } = await child`${harnessProgram('coverage', generation)} ${programs}`;
  if (exitCode !== 0) {
    throw new Failure(`a program fails with MPP ${generation}`, stderr.slice(-2000));
  }
}
