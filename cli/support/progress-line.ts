// SPDX-License-Identifier: MIT
// How far a long transfer is: one line that changes, where stderr is a terminal.

import { showsProgress } from './progress.js';

/** Between two changes of the line. */
const INTERVAL_MS = 200;
/** Totals from here on are told in MB. */
const LARGE = 10e6;

export class ProgressLine {
  private readonly isShown = showsProgress() && process.stderr.isTTY;
  private step = '';
  /** When the step was first told, and how far it was then. */
  private begun = { at: 0, done: 0 };
  private shown = 0;
  private width = 0;

  /** Of what `step` does, in bytes. */
  tell(step: string, done: number, total: number): void {
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

  /** The line goes, with the "^C" behind it; what was reached is said by others. */
  clear(): void {
    if (this.width > 0) {
      this.width += 2;
      this.show('');
      process.stderr.write('\r');
      this.width = 0;
    }
  }

  // Spaces over what was longer: there are terminals without codes for that.
  private show(text: string): void {
    process.stderr.write(`\r${text.padEnd(this.width)}`);
    this.width = text.length;
  }
}

/** As "writing: 12 of 60 MB, 20.1 MB/s, 3 s left"; `rate` is bytes per second, NaN or 0 where it is not known yet. */
export function progressText(step: string, done: number, total: number, rate: number): string {
  const [unit, size] = total < LARGE ? ['kB', 1e3] : ['MB', 1e6];
  const amount = `${step}: ${Math.floor(done / size)} of ${Math.ceil(total / size)} ${unit}`;
  return rate > 0
    ? `${amount}, ${(rate / size).toFixed(1)} ${unit}/s, ${Math.ceil((total - done) / rate)} s left`
    : amount;
}
