// SPDX-License-Identifier: MIT
// Work through a board's raw REPL that a signal may interrupt: the board is always left at its normal prompt.

import { ProgressLine } from '../support/progress.js';
import { interruptible, withCleanup } from '../support/signals.js';
import type { BetweenChunks } from './files.js';
import { PATIENCE_MS, RawRepl } from './raw-repl.js';
import { SerialLine } from './serial-line.js';

export interface BoardPort {
  port: string;
  /** Seconds that the board may be silent. */
  silence?: number;
}

export interface Interruption {
  /** After the first signal, which stops the work between two steps. */
  stopped: string;
  /** After the second one, which ends the process at once. */
  ended: string;
}

/** Runs `work`, which calls `next` between its steps. */
export async function withRawRepl<T>(
  { port, silence }: BoardPort,
  { stopped, ended }: Interruption,
  work: (repl: RawRepl, next: () => void) => Promise<T>,
): Promise<T> {
  const patience = silence === undefined ? PATIENCE_MS : silence * 1000;
  return await withCleanup(
    () => ended,
    async () =>
      await SerialLine.use(port, async (line) => {
        const repl = await RawRepl.enter(line, patience);
        return await interruptible(stopped, async (next) => {
          try {
            return await work(repl, next);
          } finally {
            await repl.leave();
          }
        });
      }),
  );
}

/** Copies a file with progress on stderr; returns its SHA-256. */
export async function copyWithProgress(
  port: BoardPort,
  interruption: Interruption,
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
