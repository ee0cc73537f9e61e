// SPDX-License-Identifier: MIT
// The option --port, and the exit codes of the commands that have it.

import type { Command } from 'commander';

export interface PortOptions {
  port: string;
}

/** Adds --port. */
export function addPortOption(command: Command): Command {
  return command.requiredOption(
    '--port <dev>',
    "the board's serial port, such as /dev/ttyACM0; `vencoder doctor` lists them",
  );
}

export const PORT_EXIT_CODES =
  'Exit code: 0 done, 2 wrong command line, 3 the board does not answer or reports an error, 130 interrupted.';
