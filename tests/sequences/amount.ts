// SPDX-License-Identifier: MIT
// How many calls are played, and which ones.

import { wholeNumber } from '../tools/whole-number.js';

/** Weeks of play. */
const CALLS_MAX = 1e9;
const SEED_MAX = 2 ** 32 - 1;

/** What VENCODER_SEQUENCE_CALLS and VENCODER_SEQUENCE_SEED say; without them a minute's worth, always the same. */
export function readAmount(env: NodeJS.ProcessEnv): { calls: number; seed: number } {
  const read = (name: string, usual: number, max: number): number =>
    wholeNumber(name, env[name] ?? String(usual), max);
  return {
    calls: read('VENCODER_SEQUENCE_CALLS', 20_000, CALLS_MAX),
    seed: read('VENCODER_SEQUENCE_SEED', 1, SEED_MAX),
  };
}
