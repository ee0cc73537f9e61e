// SPDX-License-Identifier: MIT
// Runs a program that make starts, and reports its errors.

import { EXIT } from './exit-codes.js';
import { Failure } from './failure.js';
import { watchOutputStreams } from './output-streams.js';
import { systemFailure } from './system-error.js';

/** Runs `work`, which returns the exit code; prints a Failure on stderr, after `name`. */
export async function runMain(name: string, work: () => Promise<number>): Promise<void> {
  watchOutputStreams();
  try {
    process.exitCode = await work();
  } catch (error) {
    const failure = error instanceof Failure ? error : systemFailure(error);
    if (failure === undefined) {
      throw error;
    }
    process.stderr.write(`${name}: ${failure.describe()}\n`);
    process.exitCode = failure.isUsage ? EXIT.usage : EXIT.failed;
  }
}
