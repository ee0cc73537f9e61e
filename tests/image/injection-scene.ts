// SPDX-License-Identifier: MIT
// What the tests of `vencoder image inject` begin with: images with an old program, a new one, and looks at the result.

import { readdir, writeFile } from 'node:fs/promises';
import { beforeEach, expect } from '@jest/globals';
import { FatPartition } from '../../cli/images/fat.js';
import type { Inspection } from '../../cli/images/inspection.js';
import { vencoder, type Ended } from '../board-run.js';
import { diskImage, elfProgram, firmwareArea, fsck, toc, type FatFile } from './made-images.js';
import { scratchFolder, type Scratch } from './scratch-folder.js';

export const MIB = 2 ** 20;
export const BLOCK = 4096;
export const NEW = elfProgram('riscv64', 3 * MIB);
export const OLD = elfProgram('riscv64', 200_000);
export const APP: FatFile[] = [
  { name: '/micropython', content: OLD },
  { name: '/main.py', content: 'print("old")\n' },
  { name: '/model.kmodel', content: Buffer.alloc(MIB, 'weights ') },
];
export const SCRIPT = 'print("new")\n';
/** Where the raw areas of fast boot are. */
export const SLOTS = [30 * MIB, 40 * MIB];

export interface Scene extends Scratch {
  /** A disk image with those files on its card, and raw areas by their offset. */
  disk: (app?: FatFile[], raw?: [number, Buffer][]) => Promise<string>;
  /** One whose program is in raw areas; /micropython on its card is what is left of a build. */
  fastBoot: (type: 'firmware' | 'multi', names: readonly string[], size?: number) => Promise<string>;
  /** Runs the command with the new program. */
  injected: (image: string, out: string, more?: string[]) => Promise<Ended>;
  /** Its option for the script. */
  scriptOption: () => string[];
  /** The FAT file system out of an image, after fsck found nothing in it. */
  extracted: (image: Buffer, offset: number, size: number) => Promise<FatPartition>;
  /** That the command said no, and that no file named out... is there. */
  expectRefusal: (run: Ended, code: number, said: string | RegExp) => Promise<void>;
}

export function injectionScene(): Scene {
  const { at, made } = scratchFolder();
  beforeEach(async () => {
    await writeFile(at('new.elf'), NEW);
    await writeFile(at('script.py'), SCRIPT);
  });
  const disk: Scene['disk'] = async (app = APP, raw = []) =>
    await diskImage(at('old.img'), { raw, bin: [{ name: '/bin.txt', content: 'bin' }], app });
  return {
    at,
    made,
    disk,
    fastBoot: async (type, names, size = 8 * MIB) => {
      const area = await firmwareArea(OLD, { type });
      return await disk(APP, [
        [0xe0000, toc(names.map((name, index) => [name, SLOTS[index] ?? 0, size]))],
        ...names.map((_, index): [number, Buffer] => [SLOTS[index] ?? 0, area]),
      ]);
    },
    injected: async (image, out, more = []) =>
      await vencoder(['image', 'inject', image, '--elf', at('new.elf'), '-o', out, ...more]),
    scriptOption: () => ['--script', `${at('script.py')}:/sdcard/apps/deep/script.py`],
    extracted: async (image, offset, size) => {
      const file = await made('extracted.vfat', image.subarray(offset, offset + size));
      const [isClean, said] = await fsck(file);
      expect(isClean ? '' : said).toBe('');
      return new FatPartition(file, {
        name: 'it',
        offset: 0,
        size,
        content: { offset: 0, size },
        from: 'kdimg',
      });
    },
    expectRefusal: async (run, code, said) => {
      expect(run).toMatchObject({ code, stdout: '' });
      expect(run.stderr).toMatch(said);
      expect((await readdir(at(''))).filter((name) => name.includes('out'))).toEqual([]);
    },
  };
}

export async function expectFiles(fat: FatPartition): Promise<void> {
  expect((await fat.read('/micropython'))?.equals(NEW)).toBe(true);
  expect((await fat.read('/apps/deep/script.py'))?.toString()).toBe(SCRIPT);
  expect((await fat.read('/main.py'))?.toString()).toBe('print("old")\n');
  expect((await fat.read('/model.kmodel'))?.equals(APP[2]?.content as Buffer)).toBe(true);
}

/** Blocks that differ, by their offsets. */
export function changedBlocks(one: Buffer, other: Buffer): number[] {
  expect(other.length).toBe(one.length);
  const changed: number[] = [];
  for (let offset = 0; offset < one.length; offset += BLOCK) {
    if (!one.subarray(offset, offset + BLOCK).equals(other.subarray(offset, offset + BLOCK))) {
      changed.push(offset);
    }
  }
  return changed;
}

/** What `vencoder image inspect` finds. */
export async function inspection(image: string): Promise<Inspection> {
  const { code, stdout } = await vencoder(['image', 'inspect', image, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Inspection;
}
