// SPDX-License-Identifier: MIT
// The options of the sequences: the number of calls and the seed.

import { wholeNumber } from '../tools/whole-number.js';

/** Runs for weeks. */
const CALLS_MAX = 1e9;
const SEED_MAX = 2 ** 32 - 1;

/** Reads VENCODER_SEQUENCE_CALLS and VENCODER_SEQUENCE_SEED; the defaults run for a minute and never vary. */
export function readOptions(env: NodeJS.ProcessEnv): { calls: number; seed: number } {
  const read = (name: string, standard: number, max: number): number =>
    wholeNumber(name, env[name] ?? String(standard), max);
  return {
    calls: read('VENCODER_SEQUENCE_CALLS', 20_000, CALLS_MAX),
    seed: read('VENCODER_SEQUENCE_SEED', 1, SEED_MAX),
  };
}
