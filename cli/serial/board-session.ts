// SPDX-License-Identifier: MIT
// Work through a board's raw REPL that a signal may interrupt: the board is always left at its normal prompt.

import { ProgressLine } from '../support/progress.js';
import { interruptible } from '../support/signals.js';
import type { BetweenChunks } from './files.js';
import { RawRepl } from './raw-repl.js';
import { SerialLine } from './serial-line.js';

/** Runs `work`, which calls `next` between its steps; `interruption` is the message after a signal. */
export async function withRawRepl<T>(
  port: string,
  interruption: string,
  work: (repl: RawRepl, next: () => void) => Promise<T>,
): Promise<T> {
  return await SerialLine.use(port, async (line) => {
    const repl = await RawRepl.enter(line);
    return await interruptible(interruption, async (next) => {
      try {
        return await work(repl, next);
      } finally {
        await repl.leave();
      }
    });
  });
}

/** Copies a file with progress on stderr; returns its SHA-256. */
export async function copyWithProgress(
  port: string,
  interruption: string,
  copy: (repl: RawRepl, between: BetweenChunks) => Promise<string>,
): Promise<string> {
  return await withRawRepl(port, interruption, async (repl, next) => {
    const progress = new ProgressLine();
    try {
      return await copy(repl, (done, total) => {
        next();
        progress.report('copying', done, total);
      });
    } finally {
      progress.clear();
    }
  });
}
