// This file is part of the k230 vencoder project, MIT licence.
// The seed manual's two programs, unchanged: what they record on every board must play, and be what the camera saw.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decoded, probe } from '../../judge/stream.js';
import { projectRoot } from '../../toolchain/project.js';
import { COMBINATIONS, runBoard } from '../board-run.js';

const EXAMPLES = path.join(projectRoot, '..', 'shared', 'seed', 'examples');
const isThere = existsSync(EXAMPLES);
if (!isThere) {
  process.stderr.write(`SKIPPED: the seed's examples are not there: ${EXAMPLES}\n`);
}
const withSeed = isThere ? describe : describe.skip;
const isLong = process.env['VENCODER_LONG_TESTS'] === '1';

const PICTURES = 200;
const GOP = 30;

interface Recording {
  board: string;
  mpp: string;
  example: string;
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

/** Runs an example by a launcher of one line that calls its function; returns the recorded file. */
async function record({ board, mpp, example, suffix, size }: Recording): Promise<string> {
  const name = `${board}-${mpp}-${example}-${size}`;
  const [width, height] = size.split('x');
  const launcher = path.join(folder, `${name}-${suffix}.py`);
  await writeFile(
    launcher,
    `import sys; sys.path.append('${EXAMPLES}'); from ${example} import *; ${example}('/sdcard/examples/${name}.${suffix}', ${width}, ${height})\n`,
  );
  const ended = await runBoard({ board, mpp, options: ['--sdcard', folder], script: launcher });
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.stdout).not.toContain('Traceback');
  const first = /stream type:\s+(\d)/i.exec(ended.stdout)?.[1];
  expect(first).toBe('3');
  return path.join(folder, 'examples', `${name}.${suffix}`);
}

async function judge(file: string, size: string): Promise<void> {
  const facts = await probe(file);
  expect(`${facts.width}x${facts.height}`).toBe(size);
  expect(facts.profile).toBe('Main');
  expect(facts.pictures).toHaveLength(PICTURES);
  expect(facts.pictures.filter((type) => type === 'B')).toHaveLength(0);
  const keyFrames = facts.pictures.flatMap((type, i) => (type === 'I' ? [i] : []));
  expect(keyFrames).toEqual(Array.from({ length: Math.ceil(PICTURES / GOP) }, (_, i) => i * GOP));
  const decoded = await Decoded.from(file);
  try {
    expect(decoded.errors).toBe('');
    const numbers = await decoded.frameNumbers();
    const [first] = numbers;
    expect(numbers).toEqual(Array.from({ length: PICTURES }, (_, i) => (first ?? NaN) + i));
    const psnr = await decoded.psnrAgainstPattern(first ?? NaN);
    expect(Math.min(psnr.y, psnr.u, psnr.v)).toBeGreaterThanOrEqual(35);
  } finally {
    await decoded.remove();
  }
}

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

withSeed('the seed examples', () => {
  describe.each(['vi_bind_venc_test', 'stream_venc_test'])('%s', (example) => {
    test.each(['264', '265'])(
      '.%s plays, and is the same on every board and with either MPP',
      async (suffix) => {
        const files = [];
        for (const { board, mpp } of COMBINATIONS) {
          files.push(await record({ board, mpp, example, suffix, size: '800x480' }));
        }
        await judge(files[0] ?? '', '800x480');
        const hashes = await Promise.all(files.map(hash));
        expect(new Set(hashes).size).toBe(1);
      },
    );
  });

  // The second example knows where the UV plane starts for these sizes.
  const sizes = [
    { board: 'qemu-riscv64', suffix: '264', size: '640x360' },
    { board: 'qemu-riscv64', suffix: '265', size: '640x360' },
    { board: 'qemu-riscv64', suffix: '264', size: '1920x1080' },
    { board: isLong ? 'qemu-riscv64' : 'host', suffix: '265', size: '1920x1080' },
  ];
  test.each(sizes)('stream_venc_test at $size as .$suffix on $board', async ({ board, suffix, size }) => {
    await judge(await record({ board, mpp: 'B', example: 'stream_venc_test', suffix, size }), size);
  });
});
