// SPDX-License-Identifier: MIT
// The used part of a FAT file system.

import { expect, it } from '@jest/globals';
import { fatExtent } from '../../cli/images/fat-extent.js';
import { fatImage } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const SECTOR = 512;

const { at, made } = scratchFolder();

const kinds = [
  [12, 32],
  [16, 4],
  [32, 1],
].flatMap(([bits, sectors]) => [4, 5].map((clusters) => [bits ?? 0, sectors ?? 0, clusters] as const));

it.each(kinds)('FAT%d, %d sectors a cluster, with a file of %d clusters', async (bits, sectors, clusters) => {
  const content = Buffer.alloc(clusters * sectors * SECTOR, 'z');
  const options = ['-F', String(bits), '-s', String(sectors)];
  const bytes = await fatImage(at('fat'), 40 * MIB, 'SDCARD', [{ name: '/file', content }], options);
  const last = bytes.lastIndexOf('z');
  expect(await fatExtent(await made('whole', bytes))).toEqual({ size: 40 * MIB, used: last + 1 });
  expect(await fatExtent(await made('truncated', bytes.subarray(0, last + 1)))).toEqual({
    size: 40 * MIB,
    used: last + 1,
  });
});

it('FAT16 without files', async () => {
  const bytes = await fatImage(at('fat'), 40 * MIB, 'SDCARD', [], ['-F', '16', '-s', '4']);
  const { used } = await fatExtent(await made('whole', bytes));
  expect(bytes.subarray(used).every((byte) => byte === 0)).toBe(true);
  expect(used).toBeLessThan(MIB);
});
