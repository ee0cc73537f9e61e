// SPDX-License-Identifier: MIT
// The machine's console, UART0: what comes after the mark is the program's, and this process's standard streams are its.

import { isatty } from 'node:tty';
import { execute } from '../support/execute.js';

/** /init writes it when the program starts; what firmware and kernel write comes before. */
const MARK = Buffer.from('\x1e\x1e');
/** Characters and lines of the console that are kept for the error of a machine without a result. */
const KEPT = 8192;
const LAST_LINES = 12;
/** Bytes of input that may be under way: /init has this space while the program does not read. */
const WINDOW = 4096;

/** Output of the console. */
export class ConsoleOutput {
  private shown = '';
  private beforeMark = Buffer.alloc(0);
  isMarked = false;

  constructor(private readonly started: () => void) {}

  receive(data: Buffer): void {
    if (this.isMarked) {
      this.show(data);
      return;
    }
    this.beforeMark = Buffer.concat([this.beforeMark, data]);
    const at = this.beforeMark.indexOf(MARK);
    if (at >= 0) {
      this.isMarked = true;
      this.started();
      this.show(this.beforeMark.subarray(at + MARK.length));
    }
  }

  private show(data: Buffer): void {
    this.shown = (this.shown + data.toString('latin1')).slice(-KEPT);
    process.stdout.write(data);
  }

  get lastLines(): string {
    const lines = (this.isMarked ? this.shown : this.beforeMark.toString('latin1')).split(/\r*\n/);
    return lines.slice(-LAST_LINES).join('\n').trim();
  }
}

/** Input of a program whose stdin is a pipe: no more is under way than /init can keep. */
export class PipedInput {
  private readonly waiting: Buffer[] = [];
  private sent = 0;
  private taken = 0;
  private isEnded = false;

  constructor(
    private readonly send: (data: Buffer) => void,
    private readonly sendEnd: (count: number) => void,
  ) {}

  /** Starts to read stdin. */
  start(): void {
    process.stdin.on('data', (data: Buffer) => {
      this.waiting.push(data);
      process.stdin.pause();
      this.pass();
    });
    process.stdin.once('end', () => {
      this.isEnded = true;
      this.pass();
    });
  }

  /** /init passed so many bytes to the program. */
  acknowledge(count: number): void {
    this.taken = count;
    this.pass();
  }

  private pass(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      const room = WINDOW - (this.sent - this.taken);
      const part = next.subarray(0, room);
      if (part.length < next.length) {
        this.waiting.unshift(next.subarray(part.length));
      }
      if (part.length === 0) {
        return;
      }
      this.sent += part.length;
      this.send(part);
    }
    if (this.isEnded) {
      this.sendEnd(this.sent);
    } else {
      process.stdin.resume();
    }
  }
}

/** Whether a person, or a program with a terminal, is at the console. */
export function isAtTerminal(): boolean {
  return isatty(0) && isatty(1);
}

/** Runs `work` while this process's terminal passes all keys and bytes as they are: the machine's console handles them. */
export async function withRawTerminal<T>(work: () => Promise<T>): Promise<T> {
  const terminal = { stdin: 'inherit', check: true } as const;
  const before = (await execute(terminal)`stty -g`).stdout.trim();
  try {
    await execute(terminal)`stty raw -echo`;
    return await work();
  } finally {
    await execute(terminal)`stty ${before}`;
  }
}
