// SPDX-License-Identifier: MIT
// `vencoder ls`: a folder of a board at a serial port.

import type { Command } from 'commander';
import {
  addPortOption,
  addSilenceOption,
  PORT_EXIT_CODES,
  type PortOptions,
} from '../options/port-options.js';
import { withRawRepl } from '../serial/board-session.js';
import { listFolder, type Entry } from '../serial/folder.js';
import { columns } from '../support/columns.js';
import { printable } from '../support/printable.js';

interface Options extends PortOptions {
  json?: boolean;
}

/** Adds `ls [PATH] --port DEV [--json]`. Sizes are bytes. */
export function registerLs(program: Command): void {
  addSilenceOption(addPortOption(program.command('ls')))
    .description('list a folder of a board, with sizes in bytes')
    .argument('[path]', 'on the board', '/')
    .option('--json', 'print as JSON')
    .addHelpText('after', `\nExample:\n  vencoder ls /sdcard --port /dev/ttyACM0\n\n${PORT_EXIT_CODES}`)
    .action(async (path: string, options: Options) => {
      const interruption = { stopped: 'interrupted', ended: 'interrupted' };
      const entries = await withRawRepl(options, interruption, async (repl, next) => {
        const found = await listFolder(repl, path);
        next();
        return found;
      });
      process.stdout.write(
        options.json === true ? `${JSON.stringify(entries, undefined, 2)}\n` : table(entries),
      );
    });
}

function table(entries: Entry[]): string {
  const rows = entries.map(({ name, isFolder, size }) =>
    isFolder ? [`${printable(name)}/`, ''] : [printable(name), String(size)],
  );
  return rows.length === 0 ? '' : columns(rows);
}
