// SPDX-License-Identifier: MIT
// How the programs of this folder end: exit code 0 done, 1 something failed, 3 it could not be done.

import { Failure } from './failure.js';

/** Runs `work`, which returns the exit code; a Failure is told on stderr as `name`'s. */
export async function endWith(name: string, work: () => Promise<number>): Promise<void> {
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
