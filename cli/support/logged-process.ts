// SPDX-License-Identifier: MIT
// Runs a build's commands with their output in a log file, which error messages name.

import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './folders.js';
import { execute } from './execute.js';
import { waitForGroup } from './signals.js';
import { Failure } from './failure.js';
import { cacheFolder } from './project.js';

// Python neither writes compiled modules into a source tree nor believes those that it finds there. Without any, each of a
// build's scripts would compile Python's own library.
const PYTHON_CACHE = { PYTHONPYCACHEPREFIX: join(cacheFolder, 'python'), PYTHONDONTWRITEBYTECODE: '' };

const excerptLines = 15;

export interface LoggedOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** May prompt on the terminal, as sudo does for a password; Ctrl-C there reaches it directly. */
  mayPrompt?: boolean;
}

/** Runs commands one after the other with one log file. */
export class BuildLog {
  readonly file: string;

  private constructor(readonly name: string) {
    this.file = join(cacheFolder, 'logs', `${name}.log`);
  }

  /** A new, empty log in the cache folder. */
  static async create(name: string): Promise<BuildLog> {
    const log = new BuildLog(name);
    await makeFolder(join(cacheFolder, 'logs'));
    await rm(log.file, { force: true });
    return log;
  }

  /** Runs one command; throws a Failure with the end of the log unless it exits with 0. */
  async run(command: string[], options: LoggedOptions = {}): Promise<void> {
    const log = await open(this.file, 'a');
    try {
      await log.write(`\n$ ${command.join(' ')}\n`);
      const mayPrompt = options.mayPrompt === true;
      const child = execute({
        // Its own process group, so that make and all its jobs can be terminated at once.
        detached: !mayPrompt,
        stdin: mayPrompt ? 'inherit' : 'ignore',
        stdout: log.fd,
        stderr: log.fd,
        cwd: options.cwd ?? cacheFolder,
        env: { LC_ALL: 'C', ...PYTHON_CACHE, ...options.env },
      })`${command}`;
      const result = await (mayPrompt ? child : waitForGroup(child));
      if (result.exitCode !== 0) {
        throw await this.failure(command, result.signal ?? `exit code ${result.exitCode}`);
      }
    } finally {
      await log.close();
    }
  }

  private async failure(command: string[], reason: string): Promise<Failure> {
    const lines = (await readFile(this.file, 'utf8')).trimEnd().split('\n');
    const excerpt = lines.slice(-excerptLines).join('\n');
    return new Failure(
      `${this.name}: ${command[0]} failed (${reason})`,
      `${excerpt}\nFull log: ${this.file}`,
    );
  }
}
