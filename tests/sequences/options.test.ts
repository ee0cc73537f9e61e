// SPDX-License-Identifier: MIT
// What `make sequences` takes.

import { expect, it } from '@jest/globals';
import { readAmount } from './options.js';

it('is a minute of the same calls, or what is asked for', () => {
  expect(readAmount({})).toEqual({ calls: 20_000, seed: 1 });
  expect(readAmount({ VENCODER_SEQUENCE_CALLS: '7', VENCODER_SEQUENCE_SEED: '1732573010' })).toEqual({
    calls: 7,
    seed: 1732573010,
  });
});

it.each(['x', '', '0', '1e3', '-1', '4294967296'])('refuses the seed "%s"', (text) => {
  expect(() => readAmount({ VENCODER_SEQUENCE_SEED: text })).toThrow(
    `VENCODER_SEQUENCE_SEED=${text} is no whole number from 1 to 4294967295`,
  );
});

it('refuses what is no number of calls', () => {
  expect(() => readAmount({ VENCODER_SEQUENCE_CALLS: 'x' })).toThrow('VENCODER_SEQUENCE_CALLS=x is no whole');
});
