// This file is part of the k230 vencoder project, MIT licence.
// `vencoder image inject`: the new image has the program, all else is as it was, and what cannot be done leaves nothing.

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FatPartition } from '../../images/fat.js';
import type { Inspection } from '../../images/inspection.js';
import { projectRoot } from '../../toolchain/project.js';
import { vencoder, type Ended } from '../board-run.js';
import {
  APP_OFFSET,
  APP_SIZE,
  diskImage,
  dumped,
  elfProgram,
  fatImage,
  firmwareArea,
  fsck,
  kdimg,
  mbr,
  partitionSize,
  toc,
  type FatFile,
} from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const BLOCK = 4096;
const NEW = elfProgram('riscv64', 3 * MIB);
const SCRIPT = 'print("new")\n';
const OLD = elfProgram('riscv64', 200_000);
const APP: FatFile[] = [
  { name: '/micropython', content: OLD },
  { name: '/main.py', content: 'print("old")\n' },
  { name: '/model.kmodel', content: Buffer.alloc(MIB, 'weights ') },
];

const { at, made } = scratchFolder();

beforeEach(async () => {
  await writeFile(at('new.elf'), NEW);
  await writeFile(at('script.py'), SCRIPT);
});

async function disk(app = APP, raw: [number, Buffer][] = []): Promise<string> {
  return await diskImage(at('old.img'), { raw, bin: [{ name: '/bin.txt', content: 'bin' }], app });
}

const SLOTS = [30 * MIB, 40 * MIB];

/** A disk whose program is in raw areas; /micropython on its card is what is left of a build. */
async function fastBoot(type: 'firmware' | 'multi', names: string[], size = 8 * MIB): Promise<string> {
  const area = await firmwareArea(OLD, { type });
  return await disk(APP, [
    [0xe0000, toc(names.map((name, index) => [name, SLOTS[index] ?? 0, size]))],
    ...names.map((_, index): [number, Buffer] => [SLOTS[index] ?? 0, area]),
  ]);
}

async function injected(image: string, out: string, more: string[] = []): Promise<Ended> {
  return await vencoder(['image', 'inject', image, '--elf', at('new.elf'), '-o', out, ...more]);
}

/** The FAT file system out of an image, as a file that fsck takes. */
async function extracted(image: Buffer, offset: number, size: number): Promise<FatPartition> {
  const file = await made('extracted.vfat', image.subarray(offset, offset + size));
  const [isClean, said] = await fsck(file);
  expect(isClean ? '' : said).toBe('');
  return new FatPartition(file, { name: 'it', offset: 0, size, content: { offset: 0, size }, from: 'kdimg' });
}

async function expectFiles(fat: FatPartition): Promise<void> {
  expect((await fat.read('/micropython'))?.equals(NEW)).toBe(true);
  expect((await fat.read('/apps/deep/script.py'))?.toString()).toBe(SCRIPT);
  expect((await fat.read('/main.py'))?.toString()).toBe('print("old")\n');
  expect((await fat.read('/model.kmodel'))?.equals(APP[2]?.content as Buffer)).toBe(true);
}

/** Blocks that differ, by their offsets. */
function changedBlocks(one: Buffer, other: Buffer): number[] {
  expect(other.length).toBe(one.length);
  const changed: number[] = [];
  for (let offset = 0; offset < one.length; offset += BLOCK) {
    if (!one.subarray(offset, offset + BLOCK).equals(other.subarray(offset, offset + BLOCK))) {
      changed.push(offset);
    }
  }
  return changed;
}

async function inspection(image: string): Promise<Inspection> {
  const { code, stdout } = await vencoder(['image', 'inspect', image, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Inspection;
}

function trailingZeros(bytes: Buffer): number {
  return bytes.length - 1 - bytes.findLastIndex((byte) => byte !== 0);
}

const SCRIPT_OPTION = (): string[] => ['--script', `${at('script.py')}:/sdcard/apps/deep/script.py`];

describe('a disk image', () => {
  it('has the program and the scripts, and all else is as it was', async () => {
    const image = await disk();
    const before = await readFile(image);
    const { code, stdout } = await injected(image, at('new.img'), SCRIPT_OPTION());
    expect(code).toBe(0);
    const sha256 = createHash('sha256').update(NEW).digest('hex');
    expect(stdout).toContain(
      `/micropython on partition 2: ${at('new.elf')}, ${NEW.length} bytes\n  SHA-256 ${sha256}`,
    );
    const after = await readFile(at('new.img'));
    expect((await readFile(image)).equals(before)).toBe(true);
    const changed = changedBlocks(before, after);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((offset) => offset < APP_OFFSET || offset >= APP_OFFSET + APP_SIZE)).toEqual([]);
    await expectFiles(await extracted(after, APP_OFFSET, APP_SIZE));
    const [found, old] = [await inspection(at('new.img')), await inspection(image)];
    expect(found.programs).toEqual([{ ...old.programs[0], size: NEW.length, sha256 }]);
    expect(found.areas).toEqual(old.areas);
  });

  it('is made without a word by --quiet', async () => {
    const words = ['image', 'inject', await disk(), '--elf', at('new.elf'), '-o', at('new.img'), '--json'];
    const { code, stdout, stderr } = await vencoder(['--quiet', ...words]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject([{ path: '/micropython', size: NEW.length }]);
  });

  it('comes and goes in gzip', async () => {
    const plain = await disk();
    const image = await made('old.img.gz', gzipSync(await readFile(plain), { level: 1 }));
    expect(await injected(plain, at('new.img'))).toMatchObject({ code: 0 });
    expect(await injected(image, at('new.img.gz'))).toMatchObject({ code: 0 });
    // Times of files are those of the writing.
    const [one, other] = [await readFile(at('new.img')), gunzipSync(await readFile(at('new.img.gz')))];
    expect(changedBlocks(one, other).length).toBeLessThanOrEqual(2);
  });
});

describe.each([
  ['firmware', ['rtapp']],
  ['multi', ['rtapp']],
  ['firmware', ['rtapp_a', 'rtapp_b']],
] as const)('an image with fast boot: uImage of type %s, areas %j', (type, names) => {
  it('has the program in each area, as U-Boot takes it, and all else is as it was', async () => {
    const image = await fastBoot(type, [...names]);
    const before = await readFile(image);
    const { code, stdout } = await injected(image, at('new.img'), SCRIPT_OPTION());
    expect(code).toBe(0);
    const after = await readFile(at('new.img'));
    for (const [index, name] of names.entries()) {
      const start = SLOTS[index] ?? 0;
      expect(stdout).toContain(`the raw area ${name}: ${at('new.elf')}, ${NEW.length} bytes\n`);
      const area = after.subarray(start, start + 8 * MIB);
      // The vendor's mark for the chip's decompressor, which U-Boot's tool does not look at.
      const packed = await dumped(area);
      expect(packed[2]).toBe(9);
      packed[2] = 8;
      expect(gunzipSync(packed).equals(NEW)).toBe(true);
      // What goes before it: uncompressed length last, the firmware's version, the load address.
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

it('an image with fast boot off, whose raw area holds zeros, has the program on its FAT partition', async () => {
  const empty = await firmwareArea(Buffer.alloc(4096));
  const image = await disk(APP, [
    [0xe0000, toc([['rtapp', 30 * MIB, 8 * MIB]])],
    [30 * MIB, empty],
  ]);
  expect(await injected(image, at('new.img'), SCRIPT_OPTION())).toMatchObject({ code: 0 });
  const after = await readFile(at('new.img'));
  expect(after.subarray(30 * MIB, 30 * MIB + empty.length).equals(empty)).toBe(true);
  await expectFiles(await extracted(after, APP_OFFSET, APP_SIZE));
});

describe('a kdimg with fast boot', () => {
  it('has a new program, and further contents move', async () => {
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
    // Written, erased and at most, in bytes: as they were.
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

// As CanMV's genimage makes them with "minimize": the file system ends with what is in use.
describe.each([
  [12, 32],
  [16, 4],
  [32, 1],
])('a kdimg with a FAT%d file system that is cut, %d sectors a cluster', (bits, sectors) => {
  const CARD = 40 * MIB;
  const START = 10 * MIB;
  const TAIL = Buffer.alloc(8192, 'tail');

  it('has it longer, with tables that say so, and what comes after is as it was', async () => {
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
    expect(await injected(image, at('new.kdimg'), SCRIPT_OPTION())).toMatchObject({ code: 0 });
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
  it('has the program and right sums, and the other parts are as they were', async () => {
    const fat = await fatImage(at('app'), 8 * MIB, 'SDCARD', APP);
    const spl = Buffer.alloc(20_000, 'spl ');
    const bytes = kdimg(version, 'k230_canmv_v3p0', [
      { name: 'spl', offset: MIB, content: spl },
      { name: 'app', offset: 110 * MIB, content: fat },
    ]);
    const image = await made('old.kdimg', bytes);
    expect(await injected(image, at('new.kdimg'), SCRIPT_OPTION())).toMatchObject({ code: 0 });
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

describe('is refused, and writes nothing:', () => {
  async function expectRefusal(run: Ended, code: number, said: string | RegExp): Promise<void> {
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(said);
    expect((await readdir(at(''))).filter((name) => name.includes('out'))).toEqual([]);
  }

  it.each([
    ['x86-64', elfProgram('x86-64'), 'is a program for x86-64'],
    ['no ELF', Buffer.from('#!/bin/sh\n'), 'is no ELF program'],
  ])('a program for another machine: %s', async (_, program, said) => {
    await writeFile(at('new.elf'), program);
    await expectRefusal(await injected(await disk(), at('out.img')), 2, said);
  });

  it('a program that does not fit', async () => {
    await writeFile(at('new.elf'), elfProgram('riscv64', 9 * MIB));
    await expectRefusal(
      await injected(await disk(), at('out.img')),
      3,
      /bytes free, and 9\d{6} more are wanted/,
    );
  });

  it('a program that does not fit into the area of fast boot', async () => {
    await writeFile(at('new.elf'), Buffer.concat([NEW, randomBytes(2 * MIB)]));
    const image = await fastBoot('firmware', ['rtapp'], 2 * MIB);
    await expectRefusal(
      await injected(image, at('out.img')),
      3,
      /rtapp has 2097152 bytes, and the packed program has 2\d{6}\n/,
    );
  });

  it.each([
    ['the program', elfProgram('riscv64', 43 * MIB), 3],
    ['the packed program', Buffer.concat([NEW, randomBytes(22 * MIB)]), 6],
  ])('%s, for which the loader of a small board has no room', async (what, program, share) => {
    await writeFile(at('new.elf'), program);
    const image = await disk(APP, [
      [0xe0000, toc([['rtapp', 26 * MIB, 24 * MIB]])],
      [26 * MIB, await firmwareArea(OLD)],
      [0x1e0000, Buffer.from('\0\0\0\0board=k230d_canmv_bpi_zero\0\0', 'latin1')],
    ]);
    const room = Math.floor((128 * MIB) / share);
    await expectRefusal(
      await injected(image, at('out.img')),
      3,
      `the loader of k230d_canmv_bpi_zero has ${room} bytes, and ${what} has `,
    );
  });

  it('an encrypted program', async () => {
    const image = await disk(APP, [
      [0xe0000, toc([['rtapp', 30 * MIB, 8 * MIB]])],
      [30 * MIB, await firmwareArea(OLD, { encryption: 2 })],
    ]);
    await expectRefusal(await injected(image, at('out.img')), 3, 'has its program encrypted in rtapp');
  });

  it('a script for an image without a file system for it', async () => {
    const image = await made(
      'ota.kdimg',
      kdimg(2, 'none', [
        { name: 'rtapp', offset: 30 * MIB, size: 8 * MIB, content: await firmwareArea(OLD) },
      ]),
    );
    await expectRefusal(
      await injected(image, at('out.kdimg'), SCRIPT_OPTION()),
      3,
      'has no file system SDCARD for scripts',
    );
  });

  it('an image without a program', async () => {
    const image = await disk([{ name: '/main.py', content: '' }]);
    await expectRefusal(await injected(image, at('out.img')), 3, 'has no program of MicroPython to replace');
  });

  it('a damaged kdimg', async () => {
    const bytes = kdimg(2, 'b', [
      { name: 'app', offset: 0, content: await fatImage(at('app'), 4 * MIB, 'A', APP.slice(0, 1)) },
    ]);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const run = await injected(await made('old.kdimg', bytes), at('out.kdimg'));
    await expectRefusal(run, 3, /is damaged\n {2}part app of 1 has another SHA-256/);
  });

  it('an OUT that is there', async () => {
    const image = await disk();
    await writeFile(at('there.img'), 'mine');
    const run = await injected(image, at('there.img'));
    await expectRefusal(run, 2, 'there.img is there already');
    expect(await readFile(at('there.img'), 'utf8')).toBe('mine');
  });

  it.each(['main.py', 'main.py:', ':/main.py', 'main.py:/'])('--script %s', async (script) => {
    const run = await injected(await disk(), at('out.img'), ['--script', script]);
    await expectRefusal(run, 2, 'it is FILE:PATH');
  });

  it('a script that is not there', async () => {
    const run = await injected(await disk(), at('out.img'), ['--script', `${at('none.py')}:/main.py`]);
    await expectRefusal(run, 2, 'none.py is not a file');
  });
});

describe('interrupted while it writes', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('by %s leaves no OUT', async (signal, code) => {
    const image = await disk();
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const words = ['image', 'inject', image, '--elf', at('new.elf'), '-o', at('out.img.gz')];
    const child = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Compressing')) {
        child.kill(signal);
      }
    });
    const ended = await new Promise((resolve) => child.on('close', resolve));
    expect(ended).toBe(code);
    expect(existsSync(at('out.img.gz'))).toBe(false);
    if (signal !== 'SIGKILL') {
      expect(said).toContain('interrupted; ');
      expect((await readdir(at(''))).filter((name) => name.includes('out'))).toEqual([]);
    }
    // What SIGKILL left does not disturb the next one.
    expect(await injected(image, at('out.img.gz'))).toMatchObject({ code: 0 });
    const left = (await readdir(at(''))).filter((name) => name.includes('out'));
    expect(left).toEqual(['out.img.gz']);
  });
});
