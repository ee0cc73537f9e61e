// SPDX-License-Identifier: MIT
// `vencoder put`: a file to a board at a serial port.

import { basename } from 'node:path';
import type { Command } from 'commander';
import { requirePath } from '../options/paths.js';
import {
  addPortOption,
  addSilenceOption,
  PORT_EXIT_CODES,
  type PortOptions,
} from '../options/port-options.js';
import { copyWithProgress } from '../serial/board-session.js';
import { putFile } from '../serial/files.js';

const HELP = `
Stops the script that runs on the board.

Example:
  vencoder put main.py /sdcard/ --port /dev/ttyACM0

${PORT_EXIT_CODES}`;

/** Adds `put FILE PATH --port DEV`. */
export function registerPut(program: Command): void {
  addSilenceOption(addPortOption(program.command('put')))
    .description('copy a file to a board, and verify it')
    .argument('<file>', 'on this machine')
    .argument('<path>', 'on the board; a folder if it ends with /')
    .addHelpText('after', HELP)
    .action(async (file: string, path: string, options: PortOptions) => {
      requirePath(file, 'file', 'FILE must be on this machine.');
      const to = path.endsWith('/') ? `${path}${basename(file)}` : path;
      const sum = await copyWithProgress(
        options,
        {
          stopped: `interrupted; ${to} on the board is unchanged`,
          ended: `interrupted; ${to} on the board is unchanged, but ${to}.unfinished may be left there`,
        },
        (repl, between) => putFile(repl, file, to, between),
      );
      process.stdout.write(`${to}: SHA-256 ${sum}\n`);
    });
}
