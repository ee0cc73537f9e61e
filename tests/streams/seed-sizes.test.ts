// SPDX-License-Identifier: MIT
// The seed's second example at other sizes, for which it also knows the offset of the chroma plane.

import { test } from '@jest/globals';
import { describeWithSeed, judge, PICTURES, record } from './seed-examples.js';

describeWithSeed('stream_venc_test', () => {
  test.each([
    { board: 'qemu-riscv64', suffix: '264', size: '640x360' },
    { board: 'qemu-riscv64', suffix: '265', size: '640x360' },
    { board: 'qemu-riscv64', suffix: '264', size: '1920x1080' },
    { board: 'qemu-riscv64', suffix: '265', size: '1920x1080' },
  ])('at $size as .$suffix on $board', async ({ board, suffix, size }) => {
    const file = await record({ board, mpp: 'B', example: 'stream_venc_test', suffix, size });
    await judge(file, size, PICTURES.stream_venc_test);
  });
});
