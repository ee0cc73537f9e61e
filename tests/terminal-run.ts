// SPDX-License-Identifier: MIT
// Runs `vencoder` on a pseudo terminal, with simulated input.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../cli/support/project.js';

export const CTRL_C = '\x03';
export const CTRL_D = '\x04';

export class TerminalRun {
  private output = '';
  private wake: () => void = () => undefined;
  private readonly closed: Promise<number | null>;

  private constructor(private readonly terminal: ChildProcessWithoutNullStreams) {
    terminal.stdout.on('data', (piece: Buffer) => {
      this.output += piece.toString('latin1');
      this.wake();
    });
    this.closed = new Promise((resolve) => terminal.on('close', resolve));
  }

  /** Starts `vencoder ARGS...`; all three streams are the terminal. */
  static start(args: string[], env: NodeJS.ProcessEnv = {}): TerminalRun {
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const command = ['exec', process.execPath, cli, ...args].map(quoted).join(' ');
    return new TerminalRun(
      // Exits with the command's exit code.
      spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
        cwd: projectRoot,
        env: { ...process.env, SHELL: '/bin/sh', ...env },
      }),
    );
  }

  /** Waits until the terminal has shown `pattern`. */
  async waitFor(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.output)) {
      const more = new Promise<'more'>((resolve) => {
        this.wake = () => {
          resolve('more');
        };
      });
      if ((await Promise.race([more, this.closed])) !== 'more' && !pattern.test(this.output)) {
        throw new Error(`no ${pattern.source} before the end: ${JSON.stringify(this.output)}`);
      }
    }
  }

  type(keys: string): void {
    this.terminal.stdin.write(keys);
  }

  /** Waits for the exit; returns the exit code and all output. */
  async exited(): Promise<{ code: number | null; output: string }> {
    return { code: await this.closed, output: this.output };
  }
}

function quoted(arg: string): string {
  return `'${arg.replaceAll("'", "'\\''")}'`;
}
