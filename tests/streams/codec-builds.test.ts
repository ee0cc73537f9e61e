// SPDX-License-Identifier: MIT
// The codecs' builds make the same bytes: with vector instructions, linked into the program and in the codec process, and in
// plain C for riscv64.

import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { arch, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import type { Variant } from '../../cli/toolchain/variants.js';
import { runBoard } from '../board-run.js';
import { pannedPhotographs } from './photographs.js';
import { hash } from './stream-hash.js';

const SCRIPT = path.join(projectRoot, 'tests', 'streams', 'codec_settings.py');
const STREAMS = 13;
const PLAIN: [string, Variant] = ['qemu-riscv64', 'guest-codecs'];
const VECTORS: [string, Variant][] = [
  ['host', 'plain'],
  ['host', 'sanitized'],
  ['qemu-riscv64', 'plain'],
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-codecs-'));
  process.stderr.write(`codec builds: compared on ${await cpu()}\n`);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  { picture: 'photographs', size: ['800', '480'], frames: 12 },
  // A height of no whole coding units.
  { picture: 'the pattern', size: ['176', '146'], frames: 30 },
])('of $picture', ({ picture, size, frames }) => {
  test('vector instructions and plain C encode the same bytes', async () => {
    const source = picture === 'photographs' ? ['--source', await pannedPhotographs()] : [];
    const record = async ([board, variant]: [string, Variant]): Promise<Record<string, string>> => {
      const card = path.join(folder, `${picture}-${board}-${variant}`);
      await mkdir(card);
      const args = [...size, String(frames)];
      const options = ['--sdcard', card, ...source];
      expect(await runBoard({ board, variant, options, script: SCRIPT, args })).toMatchObject({ code: 0 });
      return await hashes(card);
    };
    const plain = await record(PLAIN);
    expect(new Set(Object.values(plain)).size).toBe(STREAMS);
    for (const vectors of VECTORS) {
      expect(await record(vectors)).toEqual(plain);
    }
  });
});

async function hashes(card: string): Promise<Record<string, string>> {
  const names = (await readdir(card)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await hash(path.join(card, name))] as const)),
  );
}

/** The CPU with the instruction sets that the codecs choose from. */
async function cpu(): Promise<string> {
  const flags = /^flags\s*: (.*)$/m.exec(await readFile('/proc/cpuinfo', 'utf8'))?.[1]?.split(' ') ?? [];
  const used = ['sse2', 'ssse3', 'sse4_1', 'avx2'].filter((flag) => flags.includes(flag));
  return `${arch()}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${used.join(' ') || 'no vector instructions'}`;
}
