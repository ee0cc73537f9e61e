// SPDX-License-Identifier: MIT
// `vencoder repl`: the REPL of a board at a serial port.

import type { Command } from 'commander';
import { addPortOption, PORT_EXIT_CODES, type PortOptions } from '../options/port-options.js';
import { connectTerminal } from '../serial/terminal.js';

/** Adds `repl --port DEV`. */
export function registerRepl(program: Command): void {
  addPortOption(program.command('repl'))
    .description("open a board's REPL; Ctrl-] exits")
    .addHelpText('after', `\nExample:\n  vencoder repl --port /dev/ttyACM0\n\n${PORT_EXIT_CODES}`)
    .action(async ({ port }: PortOptions) => {
      await connectTerminal(port);
    });
}
