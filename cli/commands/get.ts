// SPDX-License-Identifier: MIT
// `vencoder get`: a file from a board at a serial port.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { writablePath } from '../options/paths.js';
import {
  addPortOption,
  addSilenceOption,
  PORT_EXIT_CODES,
  type PortOptions,
} from '../options/port-options.js';
import { copyWithProgress } from '../serial/board-session.js';
import { getFile } from '../serial/files.js';
import { usageError } from '../support/failure.js';

const HELP = `
Stops the script that runs on the board.

Example:
  vencoder get /sdcard/video.264 --port /dev/ttyACM0

${PORT_EXIT_CODES}`;

/** Adds `get PATH [FILE] --port DEV`. */
export function registerGet(program: Command): void {
  addSilenceOption(addPortOption(program.command('get')))
    .description('copy a file from a board, and verify it')
    .argument('<path>', 'on the board')
    .argument('[file]', 'on this machine, or a folder there (default: its name)')
    .addHelpText('after', HELP)
    .action(async (path: string, file: string | undefined, options: PortOptions) => {
      const to = writablePath(nameOf(path), file ?? '.');
      const interrupted = `interrupted; ${to} was not written`;
      const sum = await copyWithProgress(
        options,
        { stopped: interrupted, ended: interrupted },
        (repl, between) => getFile(repl, path, to, between),
      );
      process.stdout.write(`${to}: SHA-256 ${sum}\n`);
    });
}

/** The name for the copy; a usage error for a path that names a folder. */
function nameOf(path: string): string {
  const name = basename(path);
  if (path.endsWith('/') || ['', '.', '..'].includes(name)) {
    throw usageError(
      `${path} is not a path of a file`,
      'Name a file on the board; `vencoder ls` lists them.',
    );
  }
  return name;
}
