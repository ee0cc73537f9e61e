// SPDX-License-Identifier: MIT
// Exit codes of the programs that make starts: 0 done, 1 a check found a problem, 2 wrong command line, 3 failed.

import { Failure } from './failure.js';

/** Runs `work`, which returns the exit code; prints a Failure on stderr, after `name`. */
export async function runMain(name: string, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    process.stderr.write(`${name}: ${error.describe()}\n`);
    process.exitCode = error.isUsage ? 2 : 3;
  }
}
