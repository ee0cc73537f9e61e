// SPDX-License-Identifier: MIT
/**
 * Plays random sequences of calls on the real module, and compares the results with a model of the spec. Set
 * VENCODER_SEQUENCE_CALLS to the number of calls, and VENCODER_SEQUENCE_SEED to vary them.
 */
import { describe, expect, it } from '@jest/globals';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { GENERATIONS, VARIANT } from '../board-run.js';
import { readOptions } from './options.js';
import { search } from './search.js';
import { Player } from './sequence.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The calls are for both generations together. */
const { calls: CALLS, seed: SEED } = readOptions(process.env);

process.stderr.write(`\nSequences: ${CALLS} calls, VENCODER_SEQUENCE_SEED=${SEED}\n`);

describe.each(GENERATIONS)('the module with MPP %s', (generation) => {
  it(
    'returns only results that the spec allows for random calls',
    async () => {
      const board = await findEmulatedBoard('host');
      const program = await boardProgram(board, generation, { variant: VARIANT });
      const command = [...(await runnerOf(board)), program, '--leak-check'];
      const player = new Player(command, generation);
      const start = Date.now();
      try {
        await search(player, generation, SEED, CALLS / GENERATIONS.length);
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
