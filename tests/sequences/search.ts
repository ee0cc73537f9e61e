// SPDX-License-Identifier: MIT
// Sequences until so many calls are done; a finding is shrunk and saved as a script.

import * as fc from 'fast-check';
import { saveScript } from './script.js';
import { Finding, type Player } from './sequence.js';
import { shrink } from './shrink.js';
import { sequences } from './random.js';
import type { Sequence } from './steps.js';
import type { Generation } from './board-model.js';

/** A sequence's length at most. */
const LONGEST = 200;
/** Sequences from one seed: few, so that a finding's seed leads to it soon. */
const BATCH = 20;
/** Making a finding short ends then: each try of one that hangs takes all of the board's patience. */
const SHRINKING_MS = 120_000;

/** Plays sequences from `seed` on until `calls` calls are done; throws where one comes to what it should not. */
export async function hunt(
  player: Player,
  generation: Generation,
  seed: number,
  calls: number,
): Promise<void> {
  let told = 0;
  for (let next = seed; player.calls < calls; next++) {
    await playBatch(player, generation, next);
    if (player.calls - told > calls / 10) {
      told = player.calls;
      process.stderr.write(`MPP ${generation}: ${player.calls} of ${calls} calls, seed ${next}\n`);
    }
  }
}

async function playBatch(player: Player, generation: Generation, seed: number): Promise<void> {
  const property = fc.asyncProperty(fc.noBias(sequences(LONGEST)), (sequence) => player.play(sequence));
  const details = await fc.check(property, { seed, numRuns: BATCH, endOnFailure: true });
  if (details.counterexample === null) {
    return;
  }
  const [sequence] = details.counterexample;
  if (!(details.errorInstance instanceof Finding)) {
    throw details.errorInstance;
  }
  const finding = await shortest(player, sequence, details.errorInstance);
  const script = await saveScript(finding, generation, seed);
  const again = `VENCODER_SEQUENCE_SEED=${seed} npm test tests/sequences`;
  const where = `seed ${seed}, path ${details.counterexamplePath}; again: ${again}`;
  throw new Error(`MPP ${generation}: ${finding.message}\nscript: ${script}\n${where}`);
}

async function shortest(player: Player, sequence: Sequence, first: Finding): Promise<Finding> {
  let last = first;
  const end = Date.now() + SHRINKING_MS;
  await shrink(sequence, first.played, async (candidate) => {
    if (Date.now() > end) {
      return false;
    }
    try {
      await player.play(candidate);
      return false;
    } catch (error) {
      if (!(error instanceof Finding)) {
        throw error;
      }
      last = error;
      return true;
    }
  });
  return last;
}
