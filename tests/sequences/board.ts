// SPDX-License-Identifier: MIT
// Runs runner.py at the raw REPL of the emulated board's program. A soft reset ends a sequence.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../cli/support/project.js';
import type { Condition } from './command.js';

export const FOLDER = path.join(projectRoot, 'tests', 'sequences');

/** Much longer than any step. */
const TIMEOUT_MS = 30_000;
const RAW_REPL = '\x01';
const EXECUTE = '\x04';
const SOFT_RESET = '\x04';
/** Size of a record in bytes, as in runner.py. */
const RECORD = 256;
/** Expected messages of the REPL, and of the virtual MPP about dropped frames. */
const EXPECTED_LINES = [
  /^(MPY: soft reboot|raw REPL; CTRL-B to exit|MicroPython v.*|Type "help.*|OK|)$/,
  /^(clock: |encoder: |fault fired: gc_alloc:|fault never fired: |leak check: clean$)/,
];
const EXITED = 'exited with ';
/** Reports of fired faults; the command itself reports a failed allocation. */
const FIRED = /^fault fired: (?!gc_alloc)/;

/** The state of the board after a soft reset. */
export interface ResetReport {
  /** Resources that the sequence leaked. */
  leaked: string[];
  /** Unexpected messages of the board. */
  messages: string[];
}

export class BoardFailure extends Error {}

/** One process of the board; it is not restarted. */
export class Board {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: string[] = [];
  private isClosed = false;
  private wake: () => void = () => undefined;
  private messages: string[] = [];
  private hasFaultFired = false;

  constructor(command: string[]) {
    // One pipe for stdout and stderr keeps the order of lines. `cat`, because runner.py opens /dev/stdin, which fails
    // for Node's socket. `cat` hides the program's exit code, so the shell prints it.
    const pipeline = ['-c', 'cat | { "$@" 2>&1; echo "\nexited with $?"; }', 'sh', ...command, '--host-files'];
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

  /** Soft resets the board and starts runner.py. */
  async reset(): Promise<ResetReport> {
    this.process.stdin.write(`${record('end')}${SOFT_RESET}import runner; runner.run()${EXECUTE}`);
    return this.readResetReport();
  }

  /** Starts runner.py on a board that has just booted. */
  async start(): Promise<ResetReport> {
    this.process.stdin.write(`import runner; runner.run()${EXECUTE}`);
    return this.readResetReport();
  }

  private async readResetReport(): Promise<ResetReport> {
    const leaked = JSON.parse(await this.answer()) as string[];
    const messages = this.messages;
    this.messages = [];
    return { leaked, messages };
  }

  /** Executes a command; returns its result, and whether a fault fired meanwhile. */
  async step(text: string, condition: Condition): Promise<{ result: string; hasFaultFired: boolean }> {
    this.hasFaultFired = false;
    this.process.stdin.write(record(`${condition} ${text}`));
    const result = JSON.parse(await this.answer()) as string;
    return { result, hasFaultFired: this.hasFaultFired };
  }

  private async answer(): Promise<string> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const line = this.lines.shift();
      if (line?.startsWith('=') === true) {
        return line.slice(1);
      }
      if (line?.startsWith(EXITED) === true || (line === undefined && this.isClosed)) {
        throw new BoardFailure(`the program ${line ?? 'exited'}\n${this.messages.join('\n')}`);
      } else if (line !== undefined) {
        this.note(line);
      } else if (!(await this.hasMore(deadline - Date.now()))) {
        throw new BoardFailure(`no answer within ${TIMEOUT_MS / 1000} s\n${this.messages.join('\n')}`);
      }
    }
  }

  private note(line: string): void {
    const text = line
      .replace(/[\x04\r]/g, '')
      .replace(/^>+/, '')
      .trim();
    if (FIRED.test(text)) {
      this.hasFaultFired = true;
    } else if (!EXPECTED_LINES.some((pattern) => pattern.test(text))) {
      this.messages.push(text);
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
    throw new Error(`command too long for a record: ${text}`);
  }
  return text.padEnd(RECORD);
}
