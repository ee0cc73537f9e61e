// SPDX-License-Identifier: MIT
// How long `make fuzz` looks, and from which seed on.

import { wholeNumber } from '../whole-number.js';

export interface FuzzOptions {
  /** Of both generations of the MPP together. */
  seconds: number;
  seed: number;
}

/** libFuzzer's seed has 32 bits, and 0 is a random one to it. */
const SEED_MAX = 2 ** 32 - 1;

/** Reads SECONDS and SEED, in this order. */
export function readOptions([seconds, seed]: string[]): FuzzOptions {
  return {
    seconds: wholeNumber('SECONDS', seconds, 86_400 * 365),
    seed: wholeNumber('SEED', seed, SEED_MAX),
  };
}
