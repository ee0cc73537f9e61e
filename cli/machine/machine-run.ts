// SPDX-License-Identifier: MIT
// A board's program on QEMU's K230 machine, as if this machine ran it.

import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findEmulatedBoard } from '../boards/boards.js';
import { withTemporaryFolder } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import { pathsOf } from './command-paths.js';
import { isAtTerminal, withRawTerminal } from './console.js';
import { addGuestFiles, guestPath, SPACE_BYTES } from './guest-files.js';
import { Initramfs } from './initramfs.js';
import { jobFile } from './job.js';
import { machineParts } from './parts.js';
import { runSession } from './session.js';

/** Runs a board's program with arguments; returns its exit code. `limit` is in seconds. */
export async function runOnMachine(
  boardName: string,
  command: readonly string[],
  limit?: number,
): Promise<number> {
  const { machine, ...board } = await findEmulatedBoard(boardName);
  if (machine === undefined) {
    throw new Failure(`board ${boardName} needs no machine`);
  }
  const paths = pathsOf(command.slice(1), isFile);
  const { init, ...parts } = await machineParts(board, machine);
  const isTerminal = isAtTerminal();
  return await withTemporaryFolder('machine', async (folder) => {
    const archive = new Initramfs();
    const [program = '', ...args] = command;
    const path = resolve(program);
    archive.addFile('/init', await readFile(init), true);
    archive.addFile(`/board${path}`, await readFile(path), true);
    archive.addFolder(`/board${process.cwd()}`);
    const places = await addGuestFiles(archive, paths);
    const guestArgs = args.map((arg) => (paths.files.includes(arg) ? guestPath(arg) : arg));
    const job = {
      folder: process.cwd(),
      command: [path, ...guestArgs],
      space: SPACE_BYTES,
      places,
      isTerminal,
    };
    archive.addFile('/job', jobFile(job));
    const initramfs = join(folder, 'initramfs');
    await archive.write(initramfs);
    const run = (): Promise<number> =>
      runSession({ ...parts, machine, initramfs, folder, places, isTerminal, limit });
    return isTerminal ? await withRawTerminal(run) : await run();
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
