// SPDX-License-Identifier: MIT
// The recipe of a channel's whole life: its stream decodes, and nothing is left, however the script ends.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard, VARIANT, withVariant } from '../board-run.js';

const script = path.join(projectRoot, 'examples', 'whole_life.py');
const FRAMES = 90;
/** Seconds of the board's clock: within the recording. */
const EARLY = 1;

const BUILDS = (await withVariant(VARIANT, COMBINATIONS)).filter(({ board }) => board === 'host');

describe.each(BUILDS)('whole_life.py on $board with MPP $mpp', (build) => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-life-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('records three seconds of the camera and leaks nothing', async () => {
    const options = ['--leak-check', '--sdcard', folder];
    const { code, stdout, stderr } = await runBoard({ ...build, options, script });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'leak check: clean\n' });
    expect(stdout).toMatch(/^\d{5,} bytes, of them parameter sets: \d\d\n$/);
    const decoded = await Decoded.from(path.join(folder, 'whole_life.264'));
    try {
      expect(decoded.errors).toBe('');
      expect(await decoded.frameNumbers()).toEqual(Array.from({ length: FRAMES }, (_, i) => i));
    } finally {
      await decoded.remove();
    }
  });

  it('leaks nothing after Ctrl-C', async () => {
    const options = ['--leak-check', '--sdcard', folder, '--stop-after', String(EARLY)];
    const { stdout, stderr } = await runBoard({ ...build, options, script });
    expect(stdout).toMatch(/KeyboardInterrupt: \n$/);
    expect(stdout).not.toContain('bytes');
    expect(stderr).toBe('leak check: clean\n');
  });
});
