// SPDX-License-Identifier: MIT
// The options of `make sequences`.

import { expect, it } from '@jest/globals';
import { readOptions } from './options.js';

it('defaults to a fixed seed and a minute of calls', () => {
  expect(readOptions({})).toEqual({ calls: 20_000, seed: 1 });
  expect(readOptions({ VENCODER_SEQUENCE_CALLS: '7', VENCODER_SEQUENCE_SEED: '1732573010' })).toEqual({
    calls: 7,
    seed: 1732573010,
  });
});

it.each(['x', '', '0', '1e3', '-1', '4294967296'])('rejects the seed "%s"', (text) => {
  expect(() => readOptions({ VENCODER_SEQUENCE_SEED: text })).toThrow(
    `VENCODER_SEQUENCE_SEED=${text} is not a whole number from 1 to 4294967295`,
  );
});

it('rejects an invalid number of calls', () => {
  expect(() => readOptions({ VENCODER_SEQUENCE_CALLS: 'x' })).toThrow(
    'VENCODER_SEQUENCE_CALLS=x is not a whole',
  );
});
