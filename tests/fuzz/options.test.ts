// SPDX-License-Identifier: MIT
/** The options of `make fuzz`. */
import { expect, it } from '@jest/globals';
import { readOptions } from '../tools/fuzz/options.js';

it('accepts whole numbers', () => {
  expect(readOptions(['60', '4294967295'])).toEqual({ seconds: 60, seed: 4294967295 });
});

it.each([
  [['0', '1'], 'SECONDS=0 is'],
  [['1.5', '1'], 'SECONDS=1.5 is'],
  [['60', '0'], 'SEED=0 is'],
  [['60', '4294967296'], 'SEED=4294967296 is'],
  [['60'], 'SEED= is'],
])('rejects %j', (args, text) => {
  expect(() => readOptions(args)).toThrow(text);
});
