// SPDX-License-Identifier: MIT
// Runs a board's program on its machine: machine.js BOARD LIMIT PROGRAM [ARGS...]. LIMIT is in seconds; 0 is none. It stands
// before the program as QEMU does for other boards; see cli/toolchain/runner.ts.

import { runOnMachine } from '../machine/machine-run.js';
import { usageError } from '../support/failure.js';
import { runMain } from '../support/run-main.js';

async function machine(): Promise<number> {
  const [board, limit, ...command] = process.argv.slice(2);
  if (board === undefined || limit === undefined || command.length === 0) {
    throw usageError('usage: machine.js BOARD LIMIT PROGRAM [ARGS...]');
  }
  return await runOnMachine(board, command, Number(limit) || undefined);
}

await runMain('vencoder', machine);
