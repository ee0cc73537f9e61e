// SPDX-License-Identifier: MIT
// Tests the module on the K230 machine. Each script boots it, which takes seconds: in long tests only.

import { it } from '@jest/globals';
import { GENERATIONS } from '../board-run.js';
import { MACHINE_BOARD, missingMachine } from '../machine/machine-board.js';
import { describeModule } from './module-suite.js';
import { standardMicropython } from './micropythons.js';

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';
const reason = isLong ? await missingMachine() : 'set VENCODER_LONG_TESTS=1';

if (reason === undefined) {
  const combinations = GENERATIONS.map((mpp) => ({ board: MACHINE_BOARD, mpp }));
  await describeModule({ ...standardMicropython, combinations }, 'plain');
} else {
  process.stderr.write(`SKIPPED: the module's suite on ${MACHINE_BOARD}: ${reason}\n`);
  it.skip('passes on the K230 machine', () => undefined);
}
