// This file is part of the k230 vencoder project, MIT licence.
// How long `make fuzz` looks, and from which seed on.

import { Failure } from '../toolchain/failure.js';

export interface FuzzOptions {
  /** Of both generations of the MPP together. */
  seconds: number;
  seed: number;
}

/** libFuzzer's seed has 32 bits, and 0 is a random one to it. */
const SEED_MAX = 2 ** 32 - 1;

/** Reads SECONDS and SEED, in this order. */
export function readOptions([seconds, seed]: string[]): FuzzOptions {
  return { seconds: whole('SECONDS', seconds, 86_400 * 365), seed: whole('SEED', seed, SEED_MAX) };
}

function whole(name: string, text: string | undefined, max: number): number {
  const number = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  if (!(number >= 1 && number <= max)) {
    throw new Failure(`${name}=${text ?? ''} is no whole number from 1 to ${max}`, undefined, true);
  }
  return number;
}
