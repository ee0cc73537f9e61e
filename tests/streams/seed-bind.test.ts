// SPDX-License-Identifier: MIT
// Recordings of the seed's vi_bind_venc_test.py are valid, and identical on every board and MPP generation.

import { expect, test } from '@jest/globals';
import { COMBINATIONS } from '../board-run.js';
import { describeWithSeed, judge, PICTURES, record } from './seed-examples.js';
import { hash } from './stream-hash.js';

describeWithSeed('vi_bind_venc_test', () => {
  test.each(['264', '265'])('.%s', async (suffix) => {
    const files = [];
    for (const { board, mpp } of COMBINATIONS) {
      files.push(await record({ board, mpp, example: 'vi_bind_venc_test', suffix, size: '800x480' }));
    }
    await judge(files[0] ?? '', '800x480', PICTURES.vi_bind_venc_test);
    expect(new Set(await Promise.all(files.map(hash))).size).toBe(1);
  });
});
