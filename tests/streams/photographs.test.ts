// SPDX-License-Identifier: MIT
// Photographs, played by the camera, are encoded with good quality at the requested bit rate.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decoded, probe } from '../../cli/judge/stream.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';
import { pannedPhotographs } from './photographs.js';

const SCRIPT = path.join(projectRoot, 'examples', 'record_video.py');
const FRAMES = 120;

let folder: string;
let photographs: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-photographs-'));
  photographs = await pannedPhotographs();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  { board: 'qemu-riscv64', suffix: '264' },
  { board: 'host', suffix: '265' },
])('photographs as .$suffix on $board', ({ board, suffix }) => {
  test('have a PSNR-Y of at least 30 dB at 4000 kbit/s', async () => {
    const options = ['--sdcard', folder, '--source', photographs];
    const args = [`/sdcard/photographs.${suffix}`, '800', '480', String(FRAMES)];
    const result = await runBoard({ board, options, script: SCRIPT, args });
    expect(result).toMatchObject({ code: 0 });
    const file = path.join(folder, `photographs.${suffix}`);
    expect((await probe(file)).frames).toHaveLength(FRAMES);
    const decoded = await Decoded.from(file);
    try {
      expect(decoded.errors).toBe('');
      const { y } = await decoded.psnrAgainst(photographs);
      process.stderr.write(`photographs.${suffix}: PSNR-Y ${y.toFixed(1)} dB\n`);
      expect(y).toBeGreaterThanOrEqual(30);
    } finally {
      await decoded.remove();
    }
  });
});
