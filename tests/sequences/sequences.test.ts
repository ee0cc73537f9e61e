// SPDX-License-Identifier: MIT
/**
 * Random programs of calls on the real module, against a model that knows the spec. VENCODER_SEQUENCE_CALLS says how
 * many calls, VENCODER_SEQUENCE_SEED which ones; without it always the same.
 */
import { describe, expect, it } from '@jest/globals';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { GENERATIONS, VARIANT } from '../board-run.js';
import { readAmount } from './amount.js';
import { hunt } from './hunt.js';
import { Player } from './sequence.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** For both generations. */
const { calls: CALLS, seed: SEED } = readAmount(process.env);

process.stderr.write(`\nSequences: ${CALLS} calls, VENCODER_SEQUENCE_SEED=${SEED}\n`);

describe.each(GENERATIONS)('the module with MPP %s', (generation) => {
  it(
    'does what the spec says, whatever is called',
    async () => {
      const board = await findEmulatedBoard('host');
      const program = await boardProgram(board, generation, { variant: VARIANT });
      const command = [...(await runnerOf(board)), program, '--leak-check'];
      const player = new Player(command, generation);
      const start = Date.now();
      try {
        await hunt(player, generation, SEED, CALLS / GENERATIONS.length);
      } finally {
        player.end();
      }
      const seconds = Math.round((Date.now() - start) / 1000);
      process.stderr.write(
        `MPP ${generation}: ${player.calls} calls (${player.steps} steps) in ${seconds} s, ${VARIANT}\n`,
      );
      expect(player.calls).toBeGreaterThanOrEqual(CALLS / GENERATIONS.length);
    },
    DAY_MS,
  );
});
