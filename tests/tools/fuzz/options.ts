// SPDX-License-Identifier: MIT
// The options of `make fuzz`: duration and seed.

import { wholeNumber } from '../whole-number.js';

export interface FuzzOptions {
  /** For both MPP generations together. */
  seconds: number;
  seed: number;
}

/** libFuzzer's seed has 32 bits; 0 means a random one. */
const SEED_MAX = 2 ** 32 - 1;

/** Reads SECONDS and SEED, in this order. */
export function readOptions([seconds, seed]: string[]): FuzzOptions {
  return {
    seconds: wholeNumber('SECONDS', seconds, 86_400 * 365),
    seed: wholeNumber('SEED', seed, SEED_MAX),
  };
}
