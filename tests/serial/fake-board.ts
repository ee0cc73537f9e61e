// SPDX-License-Identifier: MIT
// Starts a fake board at a link, and stops it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../cli/support/project.js';

const PROGRAM = path.join(projectRoot, 'tests', 'serial', 'fake_board.py');

/** Runs `work` with a board at `link` that has a behaviour of fake_board.py from its nth piece of code on. */
export async function withFakeBoard<T>(
  link: string,
  [behaviour, nth]: readonly [behaviour: string, nth?: number],
  work: () => Promise<T>,
): Promise<T> {
  return await withBoardProgram(
    [PROGRAM, link, behaviour, ...(nth === undefined ? [] : [String(nth)])],
    link,
    work,
  );
}

/** Runs `work` with a Python program that offers a board at `link`. */
export async function withBoardProgram<T>(args: string[], link: string, work: () => Promise<T>): Promise<T> {
  const board = spawn('python3', args, { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(board, 'close');
  try {
    while (!existsSync(link)) {
      if (board.exitCode !== null) {
        throw new Error(`${args.join(' ')} ended with ${board.exitCode}`);
      }
      await sleep(20);
    }
    return await work();
  } finally {
    board.kill('SIGKILL');
    await closed;
  }
}
