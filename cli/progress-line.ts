// This file is part of the k230 vencoder project, MIT licence.
// How far a long transfer is: one line that changes on a terminal, a line every ten percent elsewhere.

import { showsProgress } from '../toolchain/progress.js';

const MB = 1e6;
/** Changes of the line, on a terminal. */
const INTERVAL_MS = 200;
const PERCENT_STEP = 10;

export class Progress {
  private total = 0;
  private step = '';
  private done = 0;
  private begun = 0n;
  private shown = 0;
  private isLineOpen = false;

  /** Bytes that each step will have. */
  begin(total: number): void {
    this.total = total;
  }

  tell(step: string, done: number): void {
    if (step !== this.step) {
      this.end();
      this.step = step;
      this.begun = process.hrtime.bigint();
      this.shown = 0;
    }
    this.done = done;
    if (showsProgress()) {
      this.show();
    }
  }

  end(): void {
    process.stderr.write(this.isLineOpen ? '\n' : '');
    this.isLineOpen = false;
  }

  /** The device's state when a signal ends the work. */
  interrupted(device: string, isWriting: boolean): string {
    this.end();
    if (!isWriting || this.step === '') {
      return `interrupted: ${device} is as it was`;
    }
    if (this.step === 'writing') {
      const part = `${this.done} of ${this.total} bytes`;
      return `interrupted: ${device} has ${part} of the image and does not start a board; the same command begins again`;
    }
    return `interrupted: ${device} was written, and ${this.done} of ${this.total} bytes were compared; --verify compares all`;
  }

  private show(): void {
    const now = Number(process.hrtime.bigint() - this.begun) / 1e9;
    if (process.stderr.isTTY) {
      if (now * 1000 - this.shown >= INTERVAL_MS || this.done === this.total) {
        this.shown = now * 1000;
        process.stderr.write(`\r${this.line(now)}\x1b[K`);
        this.isLineOpen = true;
      }
      return;
    }
    const percent = Math.floor((100 * this.done) / this.total / PERCENT_STEP) * PERCENT_STEP;
    if (percent > this.shown) {
      this.shown = percent;
      process.stderr.write(`${this.line(now)}\n`);
    }
  }

  private line(seconds: number): string {
    const rate = seconds > 0 ? this.done / seconds : 0;
    const left = rate > 0 ? Math.ceil((this.total - this.done) / rate) : 0;
    const [done, total] = [this.done, this.total].map((bytes) => (bytes / MB).toFixed(0));
    return `${this.step}: ${done} of ${total} MB, ${(rate / MB).toFixed(1)} MB/s, ${left} s left`;
  }
}
