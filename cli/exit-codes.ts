// SPDX-License-Identifier: MIT
// What the exit code of `vencoder` says, and how an error becomes one.

import { constants } from 'node:os';
import { CommanderError } from 'commander';
import { SpecError } from '../generator/model/diagnostics.js';
import { Failure } from './support/failure.js';
import { Interrupted } from './support/signals.js';

const FOUND = 1;
const USAGE = 2;
const CANNOT = 3;

export const exitCodeHelp = `
Exit codes:
  0      done
  1      the script failed, or a check found something
  2      wrong command line
  3      the work could not be done: a build failed, a program is missing
  128+n  signal n ended the script, or the work`;

/** Reports an error on stderr where that has not happened yet, and returns the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has written its text; help that was asked for is no error.
    return error.exitCode === 0 ? 0 : USAGE;
  }
  if (error instanceof Failure) {
    process.stderr.write(`vencoder: ${error.describe()}\n`);
    return error.isUsage ? USAGE : CANNOT;
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
    `vencoder: a fault of vencoder itself:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return CANNOT;
}
