// SPDX-License-Identifier: MIT
// Starts a board's program, with the best CPU that the installed QEMU has.

import { join } from 'node:path';
import type { EmulatedBoard } from '../boards/boards.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { findProgram, requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { remembered } from '../support/remembered.js';
import { withForwardedSignals } from '../support/signals.js';

/** It stands before the program of a board with a machine, as QEMU does for others. */
const MACHINE_PROGRAM = join(projectRoot, 'dist', 'cli', 'programs', 'machine.js');

/**
 * The command before the program's path; empty for a board whose program runs directly. `limit`, in seconds, is for a board
 * with a machine: 0 is none.
 */
export async function runnerOf(board: EmulatedBoard, limit = 0): Promise<string[]> {
  if (board.machine !== undefined) {
    await requireProgram('setpriv');
    return ['setpriv', '--pdeathsig', 'KILL', process.execPath, MACHINE_PROGRAM, board.name, String(limit)];
  }
  const [program] = board.runner;
  if (program === undefined) {
    return [];
  }
  await requireProgram(program);
  return board.cpus === undefined
    ? board.runner
    : [...board.runner, '-cpu', await bestCpu(program, board.cpus)];
}

/** Runs a board's program on this process's standard streams; returns its exit code, or 128 + its signal. */
export async function runProgram(
  board: EmulatedBoard,
  program: string,
  args: string[],
  limit?: number,
): Promise<number> {
  const command = [...(await runnerOf(board, limit)), program];
  // On a terminal, Ctrl-C reaches the whole process group, so the program must be in this one. Otherwise it gets its
  // own session, and each signal reaches it once, forwarded by this process.
  const isInteractive = process.stdin.isTTY;
  const child = execute({
    stdin: 'inherit',
    stdout: 'inherit',
    stderr: 'inherit',
    detached: !isInteractive,
    // The program ends with this process, also when SIGKILL ends it.
    env: { VENCODER_LAUNCHER: String(process.pid) },
  })`${command} ${args}`;
  const { signal, exitCode } = await withForwardedSignals(
    () => child.pid,
    isInteractive ? ['SIGINT'] : [],
    async () => await child,
  );
  if (signal !== undefined) {
    process.stderr.write(`vencoder: ${signal} ended the board's program\n`);
  }
  return exitCode;
}

async function bestCpu(program: string, cpus: string[]): Promise<string> {
  const path = await findProgram(program);
  const output = await remembered({ path, option: '-cpu help' }, async () => {
    const { stdout, stderr } = await execute()`${program} -cpu help`;
    return { value: { stdout, stderr }, files: path === undefined ? [] : [path] };
  });
  const models = output.stdout.split(/\s+/);
  const cpu = cpus.find((candidate) => models.includes(candidate.split(',')[0] ?? ''));
  if (cpu === undefined) {
    const known = output.stderr + output.stdout;
    throw new Failure(`${program} has none of the CPUs ${cpus.join(', ')}`, `Its output:\n${known.trim()}`);
  }
  return cpu;
}
