// SPDX-License-Identifier: MIT
// The K230 machine in tests: skipped, with the reason, where QEMU 11.1 or its kernel cannot be had.

import { describe } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { downloadedParts } from '../../cli/machine/parts.js';
import { Failure } from '../../cli/support/failure.js';

export const MACHINE_BOARD = 'qemu-k230';

/** `describe` where the machine can run. */
export async function describeMachine(title: string, tests: () => void): Promise<void> {
  const reason = await missingMachine();
  if (reason !== undefined) {
    process.stderr.write(`SKIPPED: ${title}: ${reason}\n`);
  }
  (reason === undefined ? describe : describe.skip)(title, tests);
}

/** Why the machine cannot run here; undefined: it can. */
export async function missingMachine(): Promise<string | undefined> {
  const { machine = '' } = await findEmulatedBoard(MACHINE_BOARD);
  try {
    await downloadedParts(machine);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    return error.describe();
  }
}
