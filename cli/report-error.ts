// SPDX-License-Identifier: MIT
// Prints an error of `vencoder`, and chooses its exit code.

import { CommanderError } from 'commander';
import { SpecError } from '../generator/model/diagnostics.js';
import { specErrorText } from './options/spec-errors.js';
import { EXIT, exitCodeOf } from './support/exit-codes.js';
import { Failure } from './support/failure.js';
import { Interrupted } from './support/signals.js';
import { systemFailure } from './support/system-error.js';

/** Prints an error on stderr, unless it was already printed, and returns the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message. Requested help is not an error.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  if (error instanceof Failure) {
    process.stderr.write(`vencoder: ${error.describe()}\n`);
    return error.isUsage ? EXIT.usage : EXIT.failed;
  }
  if (error instanceof Interrupted) {
    process.stderr.write(`vencoder: ${error.message}\n`);
    return exitCodeOf(error.signal);
  }
  if (error instanceof SpecError) {
    process.stderr.write(specErrorText(error.diagnostics));
    return EXIT.problem;
  }
  const failure = systemFailure(error);
  if (failure !== undefined) {
    process.stderr.write(`vencoder: ${failure.describe()}\n`);
    return EXIT.failed;
  }
  process.stderr.write(
    `vencoder: internal error, please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return EXIT.failed;
}
