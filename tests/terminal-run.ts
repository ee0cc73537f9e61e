// SPDX-License-Identifier: MIT
// A `vencoder` command on a pseudo terminal, and who sits there.

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

  /** Starts `vencoder WORDS...`; all three streams are the terminal. */
  static start(words: string[], env: NodeJS.ProcessEnv = {}): TerminalRun {
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const command = ['exec', process.execPath, cli, ...words].map(quoted).join(' ');
    return new TerminalRun(
      // Its exit code is the command's.
      spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
        cwd: projectRoot,
        env: { ...process.env, SHELL: '/bin/sh', ...env },
      }),
    );
  }

  /** Waits until the terminal has shown it. */
  async shows(what: RegExp): Promise<void> {
    while (!what.test(this.output)) {
      const more = new Promise<'more'>((resolve) => {
        this.wake = () => {
          resolve('more');
        };
      });
      if ((await Promise.race([more, this.closed])) !== 'more' && !what.test(this.output)) {
        throw new Error(`it ended without ${what.source}: ${JSON.stringify(this.output)}`);
      }
    }
  }

  type(keys: string): void {
    this.terminal.stdin.write(keys);
  }

  /** Waits for its end: the exit code, and all that the terminal was sent. */
  async ended(): Promise<{ code: number | null; output: string }> {
    return { code: await this.closed, output: this.output };
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
