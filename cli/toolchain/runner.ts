// SPDX-License-Identifier: MIT
// The command that starts a board's program, with the best CPU that the QEMU at hand has.

import { $ } from 'zx';
import type { EmulatedBoard } from '../boards/boards.js';
import { Failure } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

/** The words before the program's path; none for a board whose program starts by itself. */
export async function runnerOf(board: EmulatedBoard): Promise<string[]> {
  const [program] = board.runner;
  if (program === undefined) {
    return [];
  }
  await requireProgram(program);
  return board.cpus === undefined
    ? board.runner
    : [...board.runner, '-cpu', await bestCpu(program, board.cpus)];
}

// Asking takes QEMU a few milliseconds.
async function bestCpu(program: string, cpus: string[]): Promise<string> {
  const { stdout, stderr } = await $({ nothrow: true, quiet: true })`${program} -cpu help`;
  const models = stdout.split(/\s+/);
  const cpu = cpus.find((candidate) => models.includes(candidate.split(',')[0] ?? ''));
  if (cpu === undefined) {
    const known = stderr + stdout;
    throw new Failure(`${program} has none of the CPUs ${cpus.join(', ')}`, `It says:\n${known.trim()}`);
  }
  return cpu;
}
