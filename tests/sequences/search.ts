// SPDX-License-Identifier: MIT
// Plays sequences until a number of calls is reached. Shrinks a finding and saves it as a script.

import * as fc from 'fast-check';
import { saveScript } from './script.js';
import { Finding, type Player } from './sequence.js';
import { shrink } from './shrink.js';
import { sequences } from './random.js';
import type { Sequence } from './steps.js';
import type { Generation } from './board-model.js';

/** Maximum length of a sequence. */
const MAX_STEPS = 200;
/** Sequences per seed: few, so that the seed of a finding repeats it quickly. */
const BATCH = 20;
/** Time limit for shrinking: each attempt with a finding that hangs waits for the timeout of a step. */
const SHRINK_TIMEOUT_MS = 120_000;

/** Plays sequences from `seed` until `calls` calls are done; throws at the first finding. */
export async function search(
  player: Player,
  generation: Generation,
  seed: number,
  calls: number,
): Promise<void> {
  let reported = 0;
  for (let next = seed; player.calls < calls; next++) {
    await playBatch(player, generation, next);
    if (player.calls - reported > calls / 10) {
      reported = player.calls;
      process.stderr.write(`MPP ${generation}: ${player.calls} of ${calls} calls, seed ${next}\n`);
    }
  }
}

async function playBatch(player: Player, generation: Generation, seed: number): Promise<void> {
  const property = fc.asyncProperty(fc.noBias(sequences(MAX_STEPS)), (sequence) => player.play(sequence));
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
  const where = `seed ${seed}, path ${details.counterexamplePath}; repeat: ${again}`;
  throw new Error(`MPP ${generation}: ${finding.message}\nscript: ${script}\n${where}`);
}

async function shortest(player: Player, sequence: Sequence, first: Finding): Promise<Finding> {
  let last = first;
  const end = Date.now() + SHRINK_TIMEOUT_MS;
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
