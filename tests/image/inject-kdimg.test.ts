// SPDX-License-Identifier: MIT
// `vencoder image inject` on Canaan's container.

import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { vencoder } from '../board-run.js';
import {
  APP,
  BLOCK,
  MIB,
  NEW,
  OLD,
  changedBlocks,
  expectFiles,
  injectionScene,
  inspection,
} from './injection-scene.js';
import { dumped, fatImage, firmwareArea, kdimg, mbr, partitionSize, toc } from './made-images.js';

const { at, made, injected, scriptOption, extracted, expectRejected } = injectionScene();

function trailingZeros(bytes: Buffer): number {
  return bytes.length - 1 - bytes.findLastIndex((byte) => byte !== 0);
}

describe('a kdimg with fast boot', () => {
  it('gets a new program, and later contents move', async () => {
    const firmware = await firmwareArea(OLD);
    const spl = Buffer.alloc(20_000, 'spl ');
    const image = await made(
      'old.kdimg',
      kdimg(2, 'none', [
        { name: 'rtapp_a', offset: 30 * MIB, size: 8 * MIB, content: firmware },
        { name: 'spl', offset: MIB, content: spl },
      ]),
    );
    await writeFile(at('new.elf'), Buffer.concat([NEW, randomBytes(MIB)]));
    expect(await injected(image, at('new.kdimg'))).toMatchObject({ code: 0 });
    const entry = (await readFile(at('new.kdimg'))).subarray(512 + 256, 512 + 512);
    // Bytes to write, to erase, and at most: unchanged.
    expect([8, 12, 16, 36].map((field) => entry.readUInt32LE(field))).toEqual([
      20_480,
      0,
      20_480,
      spl.length,
    ]);
    const card = await made('card', Buffer.alloc(40 * MIB));
    expect(await vencoder(['flash', at('new.kdimg'), '--device', card, '--yes'])).toMatchObject({ code: 0 });
    const found = await readFile(card);
    expect(found.subarray(MIB, MIB + spl.length).equals(spl)).toBe(true);
    const packed = await dumped(found.subarray(30 * MIB));
    packed[2] = 8;
    expect(gunzipSync(packed).equals(await readFile(at('new.elf')))).toBe(true);
  });
});

// As CanMV's genimage creates them with "minimize": the file system is truncated after its used part.
describe.each([
  [12, 32],
  [16, 4],
  [32, 1],
])('a kdimg with a truncated FAT%d file system, %d sectors a cluster', (bits, sectors) => {
  const CARD = 40 * MIB;
  const START = 10 * MIB;
  const TAIL = Buffer.alloc(8192, 'tail');

  it('gets a longer file system and updated tables; later parts are unchanged', async () => {
    const whole = await fatImage(at('app'), CARD, 'SDCARD', APP, ['-F', String(bits), '-s', String(sectors)]);
    const end = Math.ceil((whole.length - trailingZeros(whole)) / 4096) * 4096;
    const image = await made(
      'old.kdimg',
      kdimg(2, 'none', [
        { name: '[MBR]', offset: 0, content: await mbr(START, end) },
        { name: '[TOC]', offset: 0xe0000, content: toc([['app', START, end]]) },
        { name: 'app', offset: START, content: whole.subarray(0, end) },
        { name: 'tail', offset: MIB, content: TAIL },
      ]),
    );
    expect(await injected(image, at('new.kdimg'), scriptOption())).toMatchObject({ code: 0 });
    const card = await made('card', Buffer.alloc(START + CARD));
    expect(await vencoder(['flash', at('new.kdimg'), '--device', card, '--yes'])).toMatchObject({ code: 0 });
    const found = await readFile(card);
    await expectFiles(await extracted(found, START, CARD));
    expect(found.subarray(MIB, MIB + TAIL.length).equals(TAIL)).toBe(true);
    const { areas } = await inspection(at('new.kdimg'));
    const size = areas.find(({ name }) => name === 'app')?.content.size ?? 0;
    expect(size).toBeGreaterThan(end);
    expect(size).toBeLessThan(CARD);
    expect(await partitionSize(card)).toBe(size);
    expect(found.readBigUInt64LE(0xe0000 + 40)).toBe(BigInt(size));
  });
});

describe.each([1, 2] as const)('a kdimg of format %d', (version) => {
  it('gets the program and correct hashes; the other parts are unchanged', async () => {
    const fat = await fatImage(at('app'), 8 * MIB, 'SDCARD', APP);
    const spl = Buffer.alloc(20_000, 'spl ');
    const bytes = kdimg(version, 'k230_canmv_v3p0', [
      { name: 'spl', offset: MIB, content: spl },
      { name: 'app', offset: 110 * MIB, content: fat },
    ]);
    const image = await made('old.kdimg', bytes);
    expect(await injected(image, at('new.kdimg'), scriptOption())).toMatchObject({ code: 0 });
    expect(await inspection(at('new.kdimg'))).toMatchObject({
      problems: [],
      programs: [{ size: NEW.length }],
    });
    const after = await readFile(at('new.kdimg'));
    const content = 64 * 1024 + 5 * BLOCK;
    expect(changedBlocks(bytes, after).filter((offset) => offset !== 0 && offset < content)).toEqual([]);
    await expectFiles(await extracted(after, content, fat.length));
  });
});

describe('fails without writing:', () => {
  it('a damaged kdimg', async () => {
    const bytes = kdimg(2, 'b', [
      { name: 'app', offset: 0, content: await fatImage(at('app'), 4 * MIB, 'A', APP.slice(0, 1)) },
    ]);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const run = await injected(await made('old.kdimg', bytes), at('out.kdimg'));
    await expectRejected(run, 3, /is damaged\n {2}part app of 1: the SHA-256 does not match the table\n/);
  });
});
