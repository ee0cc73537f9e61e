// SPDX-License-Identifier: MIT
// Runs libFuzzer with one MPP generation, and reports a finding.

import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { $ } from 'zx';
import type { Generation } from '../../../cli/boards/boards.js';
import { waitForGroup } from '../../../cli/support/signals.js';
import { projectRoot } from '../../../cli/support/project.js';
import { foundPrograms, harnessProgram, keptPrograms, localCorpus } from './harness.js';

/** Maximum size of a program in bytes: about 100 calls. */
const LONGEST = 256;
/** Time limit of a program in seconds; most take a millisecond. */
const SLOWEST = 20;

/** Runs the fuzzer for some seconds; false if it found a defect. */
export async function runFuzzer(generation: Generation, seconds: number, seed: number): Promise<boolean> {
  const corpus = localCorpus(generation);
  const found = join(foundPrograms, generation);
  await Promise.all([corpus, found].map((folder) => mkdir(folder, { recursive: true })));
  const options = [
    `-seed=${seed}`,
    `-max_total_time=${seconds}`,
    `-max_len=${LONGEST}`,
    `-timeout=${SLOWEST}`,
    `-artifact_prefix=${found}/`,
    '-print_final_stats=1',
    // Closes stderr, because the virtual MPP reports each dropped frame and each fault.
    '-close_fd_mask=2',
  ];
  const child = $({ nothrow: true, quiet: true, detached: true, stdio: ['ignore', 'inherit', 'pipe'] });
  const fuzzer = child`${harnessProgram('fuzzer', generation)} ${options} ${corpus} ${keptPrograms}`;
  fuzzer.stderr.pipe(process.stderr);
  const { exitCode, stderr } = await waitForGroup(fuzzer);
  if (exitCode === 0) {
    return true;
  }
  await report(generation, /Test unit written to (\S+)/.exec(stderr)?.[1]);
  return false;
}

// Prints the steps of the program, and the command that repeats it.
async function report(generation: Generation, file: string | undefined): Promise<void> {
  if (file === undefined) {
    process.stderr.write('fuzz: libFuzzer failed and left no program\n');
    return;
  }
  const command = [harnessProgram('replay', generation), file].map((path) => relative(projectRoot, path));
  process.stderr.write(`\nfuzz: the steps of ${command[1]}:\n`);
  const replay = $({
    nothrow: true,
    quiet: true,
    cwd: projectRoot,
    env: { ...process.env, FUZZ_STEPS: '1' },
  });
  const { stderr, exitCode } = await replay`${command}`;
  process.stderr.write(stderr);
  if (exitCode === 0) {
    process.stderr.write("fuzz: gcc's sanitizers report nothing; see libFuzzer's report above\n");
  }
  process.stderr.write(`fuzz: repeat it with: FUZZ_STEPS=1 ${command.join(' ')}\n`);
}
