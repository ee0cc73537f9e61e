// SPDX-License-Identifier: MIT
// Fixture for the tests of `vencoder image inject`: images with an old program, a new program, and checks.

import { readdir, writeFile } from 'node:fs/promises';
import { beforeEach, expect } from '@jest/globals';
import { FatPartition } from '../../cli/images/fat.js';
import type { Inspection } from '../../cli/images/inspection.js';
import { vencoder, type CommandResult } from '../board-run.js';
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
/** Offsets of the raw areas of fast boot. */
export const SLOTS = [30 * MIB, 40 * MIB];

export interface Scene extends Scratch {
  /** Creates a disk image with these files on its SDCARD partition, and raw areas by their offset. */
  disk: (app?: FatFile[], raw?: [number, Buffer][]) => Promise<string>;
  /** Creates one with its program in raw areas, and an unused /micropython on its SDCARD partition. */
  fastBoot: (type: 'firmware' | 'multi', names: readonly string[], size?: number) => Promise<string>;
  /** Runs `vencoder image inject` with the new program. */
  injected: (image: string, out: string, more?: string[]) => Promise<CommandResult>;
  /** The option that adds the script. */
  scriptOption: () => string[];
  /** Extracts a FAT file system from an image and checks it with fsck. */
  extracted: (image: Buffer, offset: number, size: number) => Promise<FatPartition>;
  /** Expects that the command failed and left no file named out.... */
  expectRejected: (run: CommandResult, code: number, message: string | RegExp) => Promise<void>;
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
      const [isClean, output] = await fsck(file);
      expect(isClean ? '' : output).toBe('');
      return new FatPartition(file, {
        name: 'SDCARD',
        offset: 0,
        size,
        content: { offset: 0, size },
        from: 'kdimg',
      });
    },
    expectRejected: async (run, code, message) => {
      expect(run).toMatchObject({ code, stdout: '' });
      expect(run.stderr).toMatch(message);
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

/** Offsets of the blocks that differ. */
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

/** Runs `vencoder image inspect`. */
export async function inspection(image: string): Promise<Inspection> {
  const { code, stdout } = await vencoder(['image', 'inspect', image, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Inspection;
}
