// SPDX-License-Identifier: MIT
// `vencoder image inject` on images whose program is in raw areas.

import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  APP,
  MIB,
  NEW,
  OLD,
  SCRIPT,
  SLOTS,
  changedBlocks,
  expectFiles,
  injectionScene,
  inspection,
} from './injection-scene.js';
import { APP_OFFSET, APP_SIZE, dumped, elfProgram, firmwareArea, kdimg, toc } from './made-images.js';

const { at, made, disk, fastBoot, injected, scriptOption, extracted, expectRejected } = injectionScene();

describe.each([
  ['firmware', ['rtapp']],
  ['multi', ['rtapp']],
  ['firmware', ['rtapp_a', 'rtapp_b']],
] as const)('an image with fast boot: uImage of type %s, areas %j', (type, names) => {
  it("gets the program in each area, in U-Boot's format, without any other change", async () => {
    const image = await fastBoot(type, [...names]);
    const before = await readFile(image);
    const { code, stdout } = await injected(image, at('new.img'), scriptOption());
    expect(code).toBe(0);
    const after = await readFile(at('new.img'));
    for (const [index, name] of names.entries()) {
      const start = SLOTS[index] ?? 0;
      expect(stdout).toContain(`the raw area ${name}: ${at('new.elf')}, ${NEW.length} bytes\n`);
      const area = after.subarray(start, start + 8 * MIB);
      // The vendor's method byte for the chip's decompressor, which U-Boot's tool ignores.
      const packed = await dumped(area);
      expect(packed[2]).toBe(9);
      packed[2] = 8;
      expect(gunzipSync(packed).equals(NEW)).toBe(true);
      // The uncompressed length, the firmware's version, the load address.
      expect(packed.readUInt32LE(packed.length - 4)).toBe(NEW.length);
      expect(area.subarray(12 + 516, 12 + 516 + 4)).toEqual(Buffer.from([1, 0, 0, 0]));
      expect(area.subarray(12 + 516 + 4 + 16, 12 + 516 + 4 + 24)).toEqual(Buffer.alloc(8));
    }
    const isOther = (offset: number): boolean =>
      offset < APP_OFFSET &&
      !names.some((_, index) => offset - (SLOTS[index] ?? 0) < 8 * MIB && offset >= (SLOTS[index] ?? 0));
    expect(changedBlocks(before, after).filter(isOther)).toEqual([]);
    const fat = await extracted(after, APP_OFFSET, APP_SIZE);
    expect((await fat.read('/apps/deep/script.py'))?.toString()).toBe(SCRIPT);
    expect((await fat.read('/micropython'))?.equals(OLD)).toBe(true);
    const found = await inspection(at('new.img'));
    expect(found.problems).toEqual([]);
    expect(found.programs.map(({ area, size }) => [area, size])).toEqual([
      ...names.map((name) => [name, NEW.length]),
      ['partition 2', OLD.length],
    ]);
  });
});

it('an image without fast boot, whose raw area contains zeros, gets the program on its FAT partition', async () => {
  const empty = await firmwareArea(Buffer.alloc(4096));
  const image = await disk(APP, [
    [0xe0000, toc([['rtapp', 30 * MIB, 8 * MIB]])],
    [30 * MIB, empty],
  ]);
  expect(await injected(image, at('new.img'), scriptOption())).toMatchObject({ code: 0 });
  const after = await readFile(at('new.img'));
  expect(after.subarray(30 * MIB, 30 * MIB + empty.length).equals(empty)).toBe(true);
  await expectFiles(await extracted(after, APP_OFFSET, APP_SIZE));
});

describe('fails without writing:', () => {
  it('a program that does not fit into the area of fast boot', async () => {
    await writeFile(at('new.elf'), Buffer.concat([NEW, randomBytes(2 * MIB)]));
    const image = await fastBoot('firmware', ['rtapp'], 2 * MIB);
    await expectRejected(
      await injected(image, at('out.img')),
      3,
      /the packed program has 2\d{6} bytes, but area rtapp has 2097152\n/,
    );
  });

  it.each([
    ['program', elfProgram('riscv64', 43 * MIB), 3],
    ['packed program', Buffer.concat([NEW, randomBytes(22 * MIB)]), 6],
  ])('a %s that is too large for the loader of a small board', async (content, program, share) => {
    await writeFile(at('new.elf'), program);
    const image = await disk(APP, [
      [0xe0000, toc([['rtapp', 26 * MIB, 24 * MIB]])],
      [26 * MIB, await firmwareArea(OLD)],
      [0x1e0000, Buffer.from('\0\0\0\0board=k230d_canmv_bpi_zero\0\0', 'latin1')],
    ]);
    const limit = Math.floor((128 * MIB) / share);
    await expectRejected(
      await injected(image, at('out.img')),
      3,
      new RegExp(`the ${content} has \\d+ bytes, but the loader of k230d_canmv_bpi_zero allows ${limit}\\n`),
    );
  });

  it('an encrypted program', async () => {
    const image = await disk(APP, [
      [0xe0000, toc([['rtapp', 30 * MIB, 8 * MIB]])],
      [30 * MIB, await firmwareArea(OLD, { encryption: 2 })],
    ]);
    await expectRejected(
      await injected(image, at('out.img')),
      3,
      /encrypted in rtapp: .*\n.*CONFIG_SECURE_BOOT_FIRMWARE_ENABLE=n/,
    );
  });

  it('a script for an image without a file system for it', async () => {
    const image = await made(
      'ota.kdimg',
      kdimg(2, 'none', [
        { name: 'rtapp', offset: 30 * MIB, size: 8 * MIB, content: await firmwareArea(OLD) },
      ]),
    );
    await expectRejected(
      await injected(image, at('out.kdimg'), scriptOption()),
      3,
      'has no file system SDCARD for scripts',
    );
  });
});
