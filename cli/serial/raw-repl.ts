// SPDX-License-Identifier: MIT
// MicroPython's raw REPL: runs code on a board, with output and traceback separated.
// Source: MicroPython's documentation, "The MicroPython Interactive Interpreter Mode", raw mode and raw-paste mode.

import { Failure } from '../support/failure.js';
import type { SerialLine } from './serial-line.js';

const CTRL_A = '\x01';
const CTRL_B = '\x02';
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const END = 4;
const PROMPT = 'raw REPL; CTRL-B to exit\r\n>';
const PASTE = `\x05A${CTRL_A}`;
const PASTE_STARTS = 'R\x01';
/** The board's request for another window of code. */
const MORE = 1;
/** Timeout of answers that the board sends immediately. */
const TIMEOUT_MS = 5000;
const TRIES = 3;
/** Boards without raw-paste mode lose bytes that arrive faster than they read. */
const SLOW_BYTES = 128;
const SLOW_MS = 10;

/** The board was reset while code ran, for example by sys.exit(). */
export const RESET = Symbol('reset');

export class RawRepl {
  private constructor(private readonly line: SerialLine) {}

  /** Enters raw mode; interrupts the code that runs on the board. */
  static async enter(line: SerialLine): Promise<RawRepl> {
    for (let left = TRIES; ; left--) {
      // Twice: a script may catch the first Ctrl-C.
      await line.write(`\r${CTRL_C}${CTRL_C}\r${CTRL_A}`);
      try {
        await line.until(PROMPT, TIMEOUT_MS / TRIES);
        return new RawRepl(line);
      } catch (error) {
        if (!(error instanceof Failure) || left === 1) {
          throw error;
        }
      }
    }
  }

  /** Returns to the normal prompt. */
  async leave(): Promise<void> {
    await this.line.write(`\r${CTRL_B}`);
  }

  /** Soft reset, without main.py. */
  async reset(): Promise<void> {
    await this.line.write(CTRL_D);
    await this.line.until(PROMPT, TIMEOUT_MS);
  }

  /** Interrupts the running code. */
  async interrupt(): Promise<void> {
    await this.line.write(CTRL_C);
  }

  /** Runs code, passes its output to `report` while it runs; returns its traceback ('' without one), or RESET. */
  async run(code: string, report: (piece: Buffer) => void): Promise<string | typeof RESET> {
    await this.send(Buffer.from(code));
    await this.line.stream(END, report);
    const traceback = await this.line.until(CTRL_D, TIMEOUT_MS);
    const after = await this.line.until('>', TIMEOUT_MS);
    return after.length > 0 ? RESET : traceback.toString();
  }

  /** Runs code that must succeed and returns its output; otherwise throws a Failure, `problem`, with the board's error. */
  async evaluate(code: string, problem = 'the board reported an error'): Promise<string> {
    const pieces: Buffer[] = [];
    const traceback = await this.run(code, (piece) => pieces.push(piece));
    if (traceback === RESET) {
      throw new Failure('the board was reset during the command');
    }
    if (traceback !== '') {
      throw new Failure(problem, traceback.trim().split('\r\n').at(-1) ?? '');
    }
    return Buffer.concat(pieces).toString();
  }

  private async send(code: Buffer): Promise<void> {
    await this.line.write(PASTE);
    const answer = await this.line.readExactly(2, TIMEOUT_MS);
    if (answer.toString('latin1') === PASTE_STARTS) {
      await this.paste(code);
      return;
    }
    if (answer.toString('latin1') === 'ra') {
      await this.line.until(PROMPT.slice(2), TIMEOUT_MS);
    }
    await this.sendSlowly(code);
  }

  // The board announces the size of its window, and requests more code when it has read one.
  private async paste(code: Buffer): Promise<void> {
    const window = (await this.line.readExactly(2, TIMEOUT_MS)).readUInt16LE();
    let capacity = window;
    for (let at = 0; at < code.length;) {
      const piece = code.subarray(at, at + capacity);
      await this.line.write(piece);
      at += piece.length;
      capacity -= piece.length;
      while (capacity === 0 && at < code.length) {
        capacity += await this.more(window);
      }
    }
    await this.line.write(CTRL_D);
    // Requests for more code may still arrive.
    await this.line.until(CTRL_D, TIMEOUT_MS);
  }

  private async more(window: number): Promise<number> {
    const [answer] = await this.line.readExactly(1, TIMEOUT_MS);
    if (answer !== MORE) {
      throw new Failure(
        'the board aborted the transfer of code',
        'Check that it is Python, and that the board has memory for it.',
      );
    }
    return window;
  }

  private async sendSlowly(code: Buffer): Promise<void> {
    for (let at = 0; at < code.length; at += SLOW_BYTES) {
      await this.line.write(code.subarray(at, at + SLOW_BYTES));
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    }
    await this.line.write(CTRL_D);
    await this.line.until('OK', TIMEOUT_MS);
  }
}
