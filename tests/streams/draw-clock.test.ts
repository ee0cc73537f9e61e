// SPDX-License-Identifier: MIT
// The recipe of a clock in the picture: its stream has the clock where the script put it, and the camera everywhere else.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';

const FRAMES = 90;
/** Where the script puts the clock in pictures of 640x480, as ffmpeg's crop filter has it, and the rows above. */
const CLOCK = '160:40:16:424';
const ABOVE = '640:416:0:0';
/** PSNR in dB of two encodings of a picture, and of a picture with white digits over it. */
const SAME = 30;
const OTHER = 25;

/** The mean PSNR of a part of two streams, in dB. */
async function psnrOf(part: string, one: string, other: string): Promise<number> {
  const graph = `[0:v]crop=${part}[a];[1:v]crop=${part}[b];[a][b]psnr`;
  const { stderr } = await execute()`ffmpeg -v info -i ${one} -i ${other} -lavfi ${graph} -f null -`;
  return Number(/ average:(\S+)/.exec(stderr)?.[1]);
}

it('draw_clock.py draws a clock over the camera and leaks nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-clock-'));
  const at = (name: string): string => path.join(folder, name);
  try {
    for (const name of ['draw_clock.py', 'whole_life.py']) {
      const script = path.join(projectRoot, 'examples', name);
      const { code, stderr } = await runBoard({
        board: 'host',
        options: ['--leak-check', '--sdcard', folder],
        script,
      });
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: 'leak check: clean\n' });
    }
    const decoded = await Decoded.from(at('clock.264'));
    expect(await decoded.frameNumbers()).toEqual(Array.from({ length: FRAMES }, (_, i) => i));
    await decoded.remove();
    expect(await psnrOf(ABOVE, at('clock.264'), at('whole_life.264'))).toBeGreaterThan(SAME);
    expect(await psnrOf(CLOCK, at('clock.264'), at('whole_life.264'))).toBeLessThan(OTHER);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
