// SPDX-License-Identifier: MIT
// The option --port, and the exit codes of the commands that have it.

import { InvalidArgumentError, Option, type Command } from 'commander';

export interface PortOptions {
  port: string;
  /** Seconds. */
  silence?: number;
}

/** Adds --port. */
export function addPortOption(command: Command): Command {
  return command.requiredOption(
    '--port <dev>',
    "the board's serial port, such as /dev/ttyACM0; `vencoder doctor` lists them",
  );
}

/** --silence. */
export function silenceOption(description: string): Option {
  return new Option('--silence <seconds>', description).argParser(seconds);
}

/** Adds --silence to a command that waits for answers only. */
export function addSilenceOption(command: Command): Command {
  return command.addOption(
    silenceOption('give up when the board has not answered for this long (default: 10)'),
  );
}

export const PORT_EXIT_CODES =
  'Exit code: 0 done, 2 wrong command line, 3 the board does not answer or reports an error, 130 interrupted.';

function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value === 0 || value > MOST_SECONDS) {
    throw new InvalidArgumentError(`It must be a number of seconds above 0, at most ${MOST_SECONDS}.`);
  }
  return value;
}

/** A day. */
const MOST_SECONDS = 86_400;
