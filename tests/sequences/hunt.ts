// This file is part of the k230 vencoder project, MIT licence.
// Sequences until so many calls are done; a finding is shrunk and saved as a script.

import * as fc from 'fast-check';
import { saveScript } from './script.js';
import { Finding, type Player } from './sequence.js';
import { sequences } from './steps.js';
import type { Generation } from './world.js';

/** A sequence's length at most. */
const LONGEST = 200;
/** Sequences from one seed: few, so that a finding's seed leads to it soon. */
const BATCH = 20;
/** Trying shorter ones ends then. */
const SHRINKING_MS = 120_000;

/** Plays sequences from `seed` on until `calls` calls are done; throws where one comes to what it should not. */
export async function hunt(
  player: Player,
  generation: Generation,
  seed: number,
  calls: number,
): Promise<void> {
  let told = 0;
  for (let next = seed; player.steps < calls; next++) {
    await playBatch(player, generation, next);
    if (player.steps - told > calls / 10) {
      told = player.steps;
      process.stderr.write(`MPP ${generation}: ${player.steps} of ${calls} calls, seed ${next}\n`);
    }
  }
}

async function playBatch(player: Player, generation: Generation, seed: number): Promise<void> {
  let deadline = Infinity;
  const property = fc.asyncProperty(fc.noBias(sequences(LONGEST)), async (sequence) => {
    fc.pre(Date.now() < deadline);
    try {
      await player.play(sequence);
    } catch (error) {
      deadline = Math.min(deadline, Date.now() + SHRINKING_MS);
      throw error;
    }
  });
  const details = await fc.check(property, { seed, numRuns: BATCH });
  if (details.failed) {
    throw await reported(details.errorInstance, generation, details.seed, details.counterexamplePath);
  }
}

async function reported(
  error: unknown,
  generation: Generation,
  seed: number,
  at: string | null,
): Promise<unknown> {
  if (!(error instanceof Finding)) {
    return error;
  }
  const script = await saveScript(error, generation, seed);
  const again = `VENCODER_SEQUENCE_SEED=${seed} npm test tests/sequences`;
  return new Error(
    `MPP ${generation}: ${error.message}\nscript: ${script}\nseed ${seed}, path ${at ?? ''}; again: ${again}`,
  );
}
