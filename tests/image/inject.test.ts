// This file is part of the k230 vencoder project, MIT licence.
// `vencoder image inject`: the new image has the program, all else is as it was, and what cannot be done leaves nothing.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FatPartition } from '../../images/fat.js';
import { projectRoot } from '../../toolchain/project.js';
import { vencoder, type Ended } from '../board-run.js';
import {
  APP_OFFSET,
  APP_SIZE,
  diskImage,
  elfProgram,
  fatImage,
  firmwareArea,
  fsck,
  kdimg,
  toc,
  type FatFile,
} from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const BLOCK = 4096;
const NEW = elfProgram('riscv64', 3 * MIB);
const SCRIPT = 'print("new")\n';
const APP: FatFile[] = [
  { name: '/micropython', content: elfProgram('riscv64', 200_000) },
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
    const found = await vencoder(['image', 'inspect', at('new.kdimg'), '--json']);
    expect(found).toMatchObject({ code: 0 });
    expect(JSON.parse(found.stdout)).toMatchObject({ problems: [], programs: [{ size: NEW.length }] });
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

  it('an image with fast boot', async () => {
    const image = await disk(APP, [
      [0xe0000, toc([['rtapp', 30 * MIB, 20 * MIB]])],
      [30 * MIB, firmwareArea(elfProgram('riscv64'))],
    ]);
    await expectRefusal(await injected(image, at('out.img')), 3, 'CONFIG_FAST_BOOT_CONFIGURATION=n');
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
