// SPDX-License-Identifier: MIT
// Makes a Y4M file for the camera by panning over the photographs of Debian's mate-backgrounds.

import { join } from 'node:path';
import { cached } from '../../cli/support/cache.js';
import { BuildLog } from '../../cli/support/logged-process.js';

const FOLDER = '/usr/share/backgrounds/mate/nature';
const PHOTOGRAPHS = ['Garden', 'LadyBird', 'Storm', 'Dune'];

/** Frames of each photograph: one second. */
const FRAMES = 30;

/** Returns a Y4M file, 800x480 at 30 frames/s, with one second of each photograph; from the cache. */
export async function pannedPhotographs(): Promise<string> {
  const folder = await cached({
    name: 'photographs',
    inputs: { FOLDER, PHOTOGRAPHS, FRAMES, recipe: 2 },
    title: `Panning photographs of ${FOLDER}`,
    make: async (target) => {
      const log = await BuildLog.create('photographs');
      await log.run(['ffmpeg', '-v', 'error', ...panning(), 'panned.y4m'], { cwd: target });
    },
  });
  return join(folder, 'panned.y4m');
}

function panning(): string[] {
  const inputs = PHOTOGRAPHS.flatMap((name) => [
    '-loop',
    '1',
    '-framerate',
    '30',
    '-i',
    join(FOLDER, `${name}.jpg`),
  ]);
  const pans = PHOTOGRAPHS.map(
    (_, i) =>
      `[${i}:v]trim=end_frame=${FRAMES},scale=1280:-2,crop=800:480:x=2*n:y=n,format=yuv420p,setsar=1[pan${i}]`,
  );
  const all = `${PHOTOGRAPHS.map((_, i) => `[pan${i}]`).join('')}concat=n=${PHOTOGRAPHS.length}`;
  return [...inputs, '-filter_complex', [...pans, all].join(';'), '-pix_fmt', 'yuv420p'];
}
