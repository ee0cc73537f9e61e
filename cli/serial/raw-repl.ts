// SPDX-License-Identifier: MIT
// MicroPython's raw REPL: runs code on a board, with output and traceback separated.
// Source: MicroPython's documentation, "The MicroPython Interactive Interpreter Mode", raw mode and raw-paste mode.

import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../support/failure.js';
import { printable } from '../support/printable.js';
import { noRawRepl, restarted, SEES_RESTART, silentBoard, unexpectedAnswer } from './board-failures.js';
import type { SerialLine } from './serial-line.js';

const CTRL_A = '\x01';
const CTRL_B = '\x02';
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const EOT = 4;
export const PROMPT = 'raw REPL; CTRL-B to exit\r\n>';
const PASTE = `\x05A${CTRL_A}`;
/** The board's request for another window of code. */
const MORE = 1;

/** How long a board may be silent, by default. */
export const PATIENCE_MS = 10_000;
/** One attempt to enter the raw REPL. A script may catch the Ctrl-C of the first one. */
const ATTEMPT_MS = 1500;
/** A board that sends this much during an attempt is busy with its program, not with the answer. */
const FLOOD = 16 * 1024;
/** Time in which the answers to earlier attempts arrive. */
const SETTLE_MS = 300;
const LONGEST_SETTLE_MS = 2000;
/** Boards that ignore the request for raw-paste mode take plain code. */
const PASTE_ANSWER_MS = 2000;
/** Boards without raw-paste mode lose bytes that arrive faster than they read. */
const SLOW_BYTES = 128;
const SLOW_MS = 20;
const MOST_TRACEBACK = 64 * 1024;
/** Cleanup on a board that did not answer. */
const CLEANUP_MS = 1000;

/** How a board answers the request for raw-paste mode. */
type PasteAnswer = 'accepted' | 'refused' | 'none';

/** Judges a piece of a command's output as it arrives; false ends the command. */
export type OutputCheck = (piece: string) => boolean;

const NO_OUTPUT: OutputCheck = (piece) => piece === '';

export class RawRepl {
  private pasteAnswer: PasteAnswer | undefined;

  private constructor(
    readonly line: SerialLine,
    /** ms. */
    private patience: number,
  ) {}

  /** Enters raw mode; interrupts the code that runs on the board. */
  static async enter(line: SerialLine, patience: number): Promise<RawRepl> {
    const deadline = performance.now() + patience;
    let received = '';
    for (let attempt = 1; ; attempt++) {
      // Twice: a script may catch the first Ctrl-C.
      await line.write(`\r${CTRL_C}${CTRL_C}\r${CTRL_A}`);
      const answer = await findPrompt(line, deadline);
      if (answer === undefined) {
        if (attempt > 1) {
          await settle(line);
        }
        return new RawRepl(line, patience);
      }
      received = (received + answer).slice(-MOST_TRACEBACK);
      if (performance.now() >= deadline) {
        throw await noRawRepl(line.path, received);
      }
    }
  }

  /** Returns to the normal prompt, if the board is still there. */
  async leave(): Promise<void> {
    await this.line.write(`\r${CTRL_B}`).catch(() => undefined);
  }

  /** Soft reset, without main.py. */
  async reset(): Promise<void> {
    await this.line.write(CTRL_D);
    if ((await findPrompt(this.line, performance.now() + this.patience, Infinity)) !== undefined) {
      throw await silentBoard(this.line.path, this.patience);
    }
  }

  /** Interrupts the running code. */
  async interrupt(): Promise<void> {
    await this.line.write(CTRL_C);
  }

  /** Requests the raw REPL's prompt, which a board that runs code does not send. */
  async requestPrompt(): Promise<void> {
    await this.line.write(CTRL_A);
  }

  /**
   * Runs code that must succeed, and returns its output. Otherwise throws a Failure, `problem`, with the board's error.
   * `check` rejects output that the code cannot print: a board that answers anything else has no time limit otherwise.
   */
  async evaluate(
    code: string,
    problem = 'the board reported an error',
    check: OutputCheck = NO_OUTPUT,
  ): Promise<string> {
    const isComplete = await this.send(Buffer.from(code));
    const output = await this.output(check);
    const traceback = await this.traceback();
    const [next] = await this.exactly(1);
    if (next !== '>'.charCodeAt(0)) {
      throw await this.unexpected(String.fromCharCode(next ?? 0));
    }
    if (traceback !== '') {
      throw new Failure(problem, printable(traceback.trim().split(/\r?\n/).at(-1) ?? ''));
    }
    if (!isComplete) {
      throw new Failure(problem, 'The board aborted the transfer of code.');
    }
    return output;
  }

  /** Runs code after an error, on a board that may be silent, restarted or in raw-paste mode. */
  async cleanUp(code: string): Promise<boolean> {
    try {
      const repl = await RawRepl.enter(this.line, Math.min(this.patience, CLEANUP_MS));
      await repl.evaluate(code);
      return true;
    } catch {
      // The first error is the one to report.
      return false;
    }
  }

  /** Sends code, which the board then runs; false if the board aborted the transfer, as for a syntax error. */
  async send(code: Buffer): Promise<boolean> {
    await this.line.write(PASTE);
    this.pasteAnswer = await this.readPasteAnswer();
    if (this.pasteAnswer === 'accepted') {
      return await this.paste(code);
    }
    await this.sendSlowly(code);
    return true;
  }

  private async readPasteAnswer(): Promise<PasteAnswer> {
    if (this.pasteAnswer === 'none') {
      return 'none';
    }
    const isFirst = this.pasteAnswer === undefined;
    const first = await this.line.read(isFirst ? Math.min(PASTE_ANSWER_MS, this.patience) : this.patience);
    if (first.length === 0) {
      if (isFirst) {
        return 'none';
      }
      throw await silentBoard(this.line.path, this.patience);
    }
    this.line.unread(first);
    const answer = (await this.exactly(2)).toString('latin1');
    if (answer === 'R\x01' || answer === 'R\0') {
      return answer === 'R\x01' ? 'accepted' : 'refused';
    }
    if (!PROMPT.startsWith(answer)) {
      throw await this.unexpected(answer);
    }
    // A board without raw-paste mode sends its prompt; so does one that answers an earlier attempt to enter.
    await this.expect(PROMPT.slice(answer.length));
    const next = await this.line.read(isFirst ? SETTLE_MS : 0);
    if (next.length === 0) {
      return 'refused';
    }
    this.line.unread(next);
    return await this.readPasteAnswer();
  }

  // The board announces the size of its window, and requests more code when it has read one.
  private async paste(code: Buffer): Promise<boolean> {
    const window = (await this.exactly(2)).readUInt16LE();
    if (window === 0) {
      throw new Failure(`the board at ${this.line.path} accepts no code: its window has 0 bytes`);
    }
    let capacity = window;
    for (let at = 0; at < code.length;) {
      if (capacity === 0) {
        if (!(await this.hasMore())) {
          await this.line.write(CTRL_D);
          return false;
        }
        capacity = window;
      }
      const piece = code.subarray(at, at + capacity);
      await this.line.write(piece);
      at += piece.length;
      capacity -= piece.length;
    }
    await this.line.write(CTRL_D);
    // Requests for more code may still arrive.
    while (await this.hasMore()) {
      // Not needed any more.
    }
    return true;
  }

  /** True for the request for more code, false for the end of the transfer. */
  private async hasMore(): Promise<boolean> {
    const [answer] = await this.exactly(1);
    if (answer !== MORE && answer !== EOT) {
      throw await this.unexpected(String.fromCharCode(answer ?? 0));
    }
    return answer === MORE;
  }

  private async sendSlowly(code: Buffer): Promise<void> {
    for (let at = 0; at < code.length; at += SLOW_BYTES) {
      await this.line.write(code.subarray(at, at + SLOW_BYTES));
      await sleep(SLOW_MS);
    }
    await this.line.write(CTRL_D);
    await this.expect('OK');
  }

  private async output(check: OutputCheck): Promise<string> {
    const pieces: string[] = [];
    for (;;) {
      const { before, isEnd } = await this.upToEnd();
      pieces.push(before);
      if (!check(before)) {
        throw await this.unexpected(pieces.join(''));
      }
      if (isEnd) {
        return pieces.join('');
      }
    }
  }

  private async traceback(): Promise<string> {
    const deadline = performance.now() + this.patience;
    let text = '';
    for (;;) {
      const { before, isEnd } = await this.upToEnd();
      text += before;
      if (isEnd) {
        return text;
      }
      if (text.length > MOST_TRACEBACK || performance.now() > deadline || SEES_RESTART.test(text)) {
        throw await this.unexpected(text);
      }
    }
  }

  private async upToEnd(): Promise<{ before: string; isEnd: boolean }> {
    const piece = await this.line.read(this.patience);
    if (piece.length === 0) {
      throw await silentBoard(this.line.path, this.patience);
    }
    const end = piece.indexOf(EOT);
    if (end < 0) {
      return { before: piece.toString('latin1'), isEnd: false };
    }
    if (end + 1 < piece.length) {
      this.line.unread(piece.subarray(end + 1));
    }
    return { before: piece.toString('latin1', 0, end), isEnd: true };
  }

  private async expect(text: string): Promise<void> {
    const answer = (await this.exactly(text.length)).toString('latin1');
    if (answer !== text) {
      throw await this.unexpected(answer);
    }
  }

  private async exactly(count: number): Promise<Buffer> {
    let bytes = Buffer.alloc(0);
    while (bytes.length < count) {
      const piece = await this.line.read(this.patience);
      if (piece.length === 0) {
        throw await silentBoard(this.line.path, this.patience);
      }
      bytes = Buffer.concat([bytes, piece]);
    }
    if (bytes.length > count) {
      this.line.unread(bytes.subarray(count));
    }
    return bytes.subarray(0, count);
  }

  /** What follows says whether the board restarted, or why its answer is odd. */
  private async unexpected(received: string): Promise<Failure> {
    const text = received + (await settle(this.line));
    return SEES_RESTART.test(text) ? restarted(this.line.path) : await unexpectedAnswer(this.line.path, text);
  }
}

/** Reads until the prompt; otherwise returns what was received until the attempt was over. */
async function findPrompt(
  line: SerialLine,
  deadline: number,
  attempt = ATTEMPT_MS,
): Promise<string | undefined> {
  const start = performance.now();
  let received = '';
  let count = 0;
  for (;;) {
    const piece = await line.read(Math.max(0, Math.min(attempt, deadline - performance.now())));
    count += piece.length;
    received = (received + piece.toString('latin1')).slice(-Math.max(FLOOD, piece.length));
    const at = received.indexOf(PROMPT);
    if (at >= 0) {
      const rest = received.slice(at + PROMPT.length);
      if (rest !== '') {
        line.unread(Buffer.from(rest, 'latin1'));
      }
      return undefined;
    }
    const isFlooded = count > FLOOD && performance.now() - start > attempt;
    if (piece.length === 0 || isFlooded || performance.now() >= deadline) {
      return received;
    }
  }
}

/** Reads until the board is quiet, and returns the last of it. */
async function settle(line: SerialLine): Promise<string> {
  const deadline = performance.now() + LONGEST_SETTLE_MS;
  let text = '';
  while (performance.now() < deadline) {
    // A board that was disconnected is quiet, too; the next step reports it.
    const piece = await line.read(SETTLE_MS);
    if (piece.length === 0) {
      break;
    }
    text = (text + piece.toString('latin1')).slice(-MOST_TRACEBACK);
  }
  return text;
}
