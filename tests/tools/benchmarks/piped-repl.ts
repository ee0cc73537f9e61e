// SPDX-License-Identifier: MIT
// A board's program with its raw REPL on pipes, and the arrival time of its output.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../../cli/support/failure.js';

/** Much longer than any answer. */
const TIMEOUT_MS = 30_000;
const RAW_MODE = '\x01';
/** Ctrl-D: runs the code, ends each of its two outputs, resets at the prompt. */
const END = '\x04';

export class PipedRepl {
  private readonly process: ChildProcessWithoutNullStreams;
  private output = '';
  private arrived = 0;
  private wake: () => void = () => undefined;

  /** Starts the program; its scripts import from `folder`. */
  constructor([program = '', ...args]: string[], folder: string) {
    this.process = spawn(program, args, { cwd: folder });
    this.process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.arrived = performance.now();
      this.output += text;
      this.wake();
    });
    // The board reports that nothing arrives, which is what is measured.
    this.process.stderr.resume();
    this.process.stdin.write(RAW_MODE);
  }

  async prompt(): Promise<void> {
    await this.until('raw REPL; CTRL-B to exit\r\n>');
  }

  start(script: string): void {
    this.process.stdin.write(script + END);
  }

  /** Waits for the end of the script; a traceback is a Failure. */
  async finish(): Promise<void> {
    await this.until(END);
    const { before } = await this.until(`${END}>`);
    if (before !== '') {
      throw new Failure('a script of the benchmark failed', before);
    }
  }

  /** Waits for `text`: its arrival time in ms, and the output before it. */
  async until(text: string): Promise<{ time: number; before: string }> {
    const deadline = performance.now() + TIMEOUT_MS;
    while (!this.output.includes(text)) {
      await this.more(deadline - performance.now(), text);
    }
    const [before = '', ...after] = this.output.split(text);
    this.output = after.join(text);
    return { time: this.arrived, before };
  }

  private async more(within: number, text: string): Promise<void> {
    const late = new AbortController();
    const woken = new Promise<true>((resolve) => {
      this.wake = () => {
        resolve(true);
      };
    });
    const timeout = setTimeout(Math.max(0, within), false, { signal: late.signal }).catch(() => false);
    const hasMore = await Promise.race([woken, timeout]);
    late.abort();
    if (!hasMore) {
      throw new Failure(`the board does not print ${JSON.stringify(text)}`, JSON.stringify(this.output));
    }
  }

  /** Presses Ctrl-C; returns the time in ms. */
  interrupt(): number {
    const time = performance.now();
    this.process.kill('SIGINT');
    return time;
  }

  /** Presses Ctrl-D at the prompt; returns the time in ms. */
  softReset(): number {
    const time = performance.now();
    this.process.stdin.write(END);
    return time;
  }

  end(): void {
    this.process.kill('SIGKILL');
  }
}
