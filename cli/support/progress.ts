// SPDX-License-Identifier: MIT
// Progress of long work on stderr: a line for each step, and a line that changes during transfers.

import { printable } from './printable.js';

const start = process.hrtime.bigint();

let isSilent = false;

/** Suppresses all progress. */
export function silence(): void {
  isSilent = true;
}

/** Writes one step, with the minutes and seconds since the program's start. */
export function step(text: string): void {
  if (isSilent) {
    return;
  }
  const seconds = Number((process.hrtime.bigint() - start) / 1_000_000_000n);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`[${clock.padStart(5)}] ${printable(text)}\n`);
}

/** Shortest time between two changes of a transfer's line. */
const INTERVAL_MS = 200;
/** Totals of this size and above are shown in MB. */
const LARGE = 10e6;

/** Progress of a transfer: one line that changes, if stderr is a terminal. */
export class ProgressLine {
  private readonly isShown = !isSilent && process.stderr.isTTY;
  private step = '';
  /** Time and progress at the first report of the step. */
  private begun = { at: 0, done: 0 };
  private shown = 0;
  private width = 0;

  /** Progress of `step`, in bytes. */
  report(step: string, done: number, total: number): void {
    if (!this.isShown) {
      return;
    }
    const now = performance.now();
    if (step !== this.step) {
      this.step = step;
      this.begun = { at: now, done };
      this.shown = 0;
    }
    if (now - this.shown >= INTERVAL_MS) {
      this.shown = now;
      const rate = (done - this.begun.done) / ((now - this.begun.at) / 1000);
      this.show(progressText(step, done, total, rate));
    }
  }

  /** Removes the line, with a "^C" after it. */
  clear(): void {
    if (this.width > 0) {
      this.width += 2;
      this.show('');
      process.stderr.write('\r');
      this.width = 0;
    }
  }

  // Overwrites a longer line with spaces: some terminals have no code to clear it.
  private show(text: string): void {
    process.stderr.write(`\r${text.padEnd(this.width)}`);
    this.width = text.length;
  }
}

/** As "writing: 12 of 60 MB, 20.1 MB/s, 3 s left"; `rate` is bytes per second, NaN or 0 if not known yet. */
function progressText(step: string, done: number, total: number, rate: number): string {
  const [unit, size] = total < LARGE ? ['kB', 1e3] : ['MB', 1e6];
  const amount = `${step}: ${Math.floor(done / size)} of ${Math.ceil(total / size)} ${unit}`;
  return rate > 0
    ? `${amount}, ${(rate / size).toFixed(1)} ${unit}/s, ${Math.ceil((total - done) / rate)} s left`
    : amount;
}
