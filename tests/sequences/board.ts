// SPDX-License-Identifier: MIT
// The emulated board's program at its raw REPL, where driver.py takes steps; a soft reset ends a sequence.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../cli/support/project.js';
import type { Around } from './exchange.js';

export const FOLDER = path.join(projectRoot, 'tests', 'sequences');

/** No step takes that long when all is well. */
const PATIENCE_MS = 30_000;
const RAW_REPL = '\x01';
const EXECUTE = '\x04';
const SOFT_RESET = '\x04';
/** Bytes of a step, as driver.py reads it. */
const RECORD = 256;
/** What the REPL says of itself, and what the virtual MPP tells of pictures that do not fit. */
const USUAL = [
  /^(MPY: soft reboot|raw REPL; CTRL-B to exit|MicroPython v.*|Type "help.*|OK|)$/,
  /^(encoder: |fault fired: gc_alloc:|fault never fired: |leak check: clean$)/,
];
const ENDED = 'ended with ';
/** An allocation that fails is what the step says of itself. */
const FIRED = /^fault fired: (?!gc_alloc)/;

/** What is so after a soft reset. */
export interface Fresh {
  /** What the sequence before has left. */
  left: string[];
  /** What the board said that it should not have to say. */
  complaints: string[];
}

export class BoardEnded extends Error {}

/** One process. When it has ended, it stays so. */
export class Board {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: string[] = [];
  private isClosed = false;
  private wake: () => void = () => undefined;
  private complaints: string[] = [];
  private hasFired = false;

  constructor(command: string[]) {
    // One pipe for both outputs, so that lines keep their order. `cat`, because the driver opens /dev/stdin, which
    // it cannot where that is Node's socket. It does not see that nobody reads any more, so the end has to be told.
    const pipeline = ['-c', 'cat | { "$@" 2>&1; echo "\nended with $?"; }', 'sh', ...command];
    this.process = spawn('sh', pipeline, { cwd: FOLDER, detached: true });
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.wake();
    });
    this.process.stdin.on('error', () => undefined);
    this.process.on('close', () => {
      this.isClosed = true;
      this.wake();
    });
    this.process.stdin.write(RAW_REPL);
  }

  /** Starts the driver after a soft reset. */
  async reset(): Promise<Fresh> {
    this.process.stdin.write(`${record('end')}${SOFT_RESET}import driver; driver.run()${EXECUTE}`);
    return this.welcome();
  }

  /** Starts the driver on a board that has just been switched on. */
  async start(): Promise<Fresh> {
    this.process.stdin.write(`import driver; driver.run()${EXECUTE}`);
    return this.welcome();
  }

  private async welcome(): Promise<Fresh> {
    const left = JSON.parse(await this.answer()) as string[];
    const complaints = this.complaints;
    this.complaints = [];
    return { left, complaints };
  }

  /** The outcome of a step, and whether a fault has fired meanwhile. */
  async step(text: string, around: Around): Promise<{ outcome: string; hasFired: boolean }> {
    this.hasFired = false;
    this.process.stdin.write(record(`${around} ${text}`));
    const outcome = JSON.parse(await this.answer()) as string;
    return { outcome, hasFired: this.hasFired };
  }

  private async answer(): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const line = this.lines.shift();
      if (line?.startsWith('=') === true) {
        return line.slice(1);
      }
      if (line?.startsWith(ENDED) === true || (line === undefined && this.isClosed)) {
        throw new BoardEnded(`the program ${line ?? 'ended'}\n${this.complaints.join('\n')}`);
      } else if (line !== undefined) {
        this.note(line);
      } else if (!(await this.hasMore(deadline - Date.now()))) {
        throw new BoardEnded(`no answer within ${PATIENCE_MS / 1000} s\n${this.complaints.join('\n')}`);
      }
    }
  }

  private note(line: string): void {
    const said = line
      .replace(/[\x04\r]/g, '')
      .replace(/^>+/, '')
      .trim();
    if (FIRED.test(said)) {
      this.hasFired = true;
    } else if (!USUAL.some((pattern) => pattern.test(said))) {
      this.complaints.push(said);
    }
  }

  private async hasMore(within: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const woken = await new Promise<boolean>((resolve) => {
      this.wake = () => {
        resolve(true);
      };
      timer = setTimeout(
        () => {
          resolve(false);
        },
        Math.max(0, within),
      );
    });
    clearTimeout(timer);
    this.wake = () => undefined;
    return woken;
  }

  end(): void {
    const { pid } = this.process;
    if (pid !== undefined && !this.isClosed) {
      process.kill(-pid, 'SIGKILL');
    }
  }
}

function record(text: string): string {
  if (text.length > RECORD) {
    throw new Error(`longer than a record: ${text}`);
  }
  return text.padEnd(RECORD);
}
