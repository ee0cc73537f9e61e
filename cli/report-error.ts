// SPDX-License-Identifier: MIT
// The exit codes of `vencoder`, and the one for each kind of error.

import { constants } from 'node:os';
import { CommanderError } from 'commander';
import { SpecError } from '../generator/model/diagnostics.js';
import { Failure } from './support/failure.js';
import { Interrupted } from './support/signals.js';

const FOUND = 1;
const USAGE = 2;
const FAILED = 3;

export const exitCodeHelp = `
Exit codes:
  0      done
  1      the script failed, or a check found a problem
  2      wrong command line
  3      failed: a build failed, or a program is missing
  128+n  signal n ended the script or the command`;

/** Prints an error on stderr, unless it was already printed, and returns the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message. Requested help is not an error.
    return error.exitCode === 0 ? 0 : USAGE;
  }
  if (error instanceof Failure) {
    process.stderr.write(`vencoder: ${error.describe()}\n`);
    return error.isUsage ? USAGE : FAILED;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`vencoder: ${error.message}\n`);
    return 128 + constants.signals[error.signal];
  }
  if (error instanceof SpecError) {
    process.stderr.write(`${error.message}\n`);
    return FOUND;
  }
  process.stderr.write(
    `vencoder: internal error, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return FAILED;
}
