// SPDX-License-Identifier: MIT
// Runs the two programs of the seed's manual unchanged, and checks their recordings.

import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { Decoded, probe } from '../../cli/judge/stream.js';
import { runBoard } from '../board-run.js';
import { outsideFolders } from '../generator/facts.js';

const EXAMPLES = path.join(outsideFolders.seed, 'examples');
const exists = existsSync(EXAMPLES);
if (!exists) {
  process.stderr.write(`SKIPPED: the manual's examples, unchanged; ${EXAMPLES} does not exist\n`);
}

/** A group of tests that needs the seed, which is not part of the repository. */
export const describeWithSeed = exists ? describe : describe.skip;

const GOP = 30;
/**
 * Pictures in the 200 calls of GetStream. A reader of the camera waits for each pack, and each header takes a call; a
 * frame that the script sent is there with its header.
 */
export const PICTURES = { vi_bind_venc_test: 193, stream_venc_test: 200 };

export interface Recording {
  board: string;
  mpp: string;
  example: keyof typeof PICTURES;
  suffix: string;
  size: string;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-seed-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs an example by a one-line launcher that calls its function; returns the recorded file. */
export async function record({ board, mpp, example, suffix, size }: Recording): Promise<string> {
  const name = `${board}-${mpp}-${example}-${size}`;
  const [width, height] = size.split('x');
  const launcher = path.join(folder, `${name}-${suffix}.py`);
  // A script sees its own folder and no other.
  await copyFile(path.join(EXAMPLES, `${example}.py`), path.join(folder, `${example}.py`));
  await writeFile(
    launcher,
    `from ${example} import *; ${example}('/sdcard/examples/${name}.${suffix}', ${width}, ${height})\n`,
  );
  const result = await runBoard({
    board,
    mpp,
    options: ['--sdcard', folder, '--host-files'],
    script: launcher,
  });
  expect(result).toMatchObject({ code: 0 });
  expect(result.stdout).not.toContain('Traceback');
  const first = /stream type:\s+(\d)/i.exec(result.stdout)?.[1];
  expect(first).toBe('3');
  return path.join(folder, 'examples', `${name}.${suffix}`);
}

/** Asserts that the file is valid and has this many of the camera's frames, without a gap. */
export async function judge(file: string, size: string, pictures: number): Promise<void> {
  const facts = await probe(file);
  expect(`${facts.width}x${facts.height}`).toBe(size);
  expect(facts.profile).toBe('Main');
  expect(facts.frames).toHaveLength(pictures);
  expect(facts.frames.filter((type) => type === 'B')).toHaveLength(0);
  const keyFrames = facts.frames.flatMap((type, i) => (type === 'I' ? [i] : []));
  expect(keyFrames).toEqual(Array.from({ length: Math.ceil(pictures / GOP) }, (_, i) => i * GOP));
  const decoded = await Decoded.from(file);
  try {
    expect(decoded.errors).toBe('');
    const numbers = await decoded.frameNumbers();
    const [first] = numbers;
    expect(numbers).toEqual(Array.from({ length: pictures }, (_, i) => (first ?? NaN) + i));
    const psnr = await decoded.psnrAgainstPattern(first ?? NaN);
    expect(Math.min(psnr.y, psnr.u, psnr.v)).toBeGreaterThanOrEqual(35);
  } finally {
    await decoded.remove();
  }
}
