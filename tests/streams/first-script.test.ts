// SPDX-License-Identifier: MIT
// The README prints examples/first_video.py, which records three seconds.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { Decoded, probe } from '../../cli/judge/stream.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';

const EXAMPLE = path.join(projectRoot, 'examples', 'first_video.py');
const FRAMES = 90;

it('the README prints examples/first_video.py, without its comments', async () => {
  const readme = await readFile(path.join(projectRoot, 'README.md'), 'utf8');
  const example = await readFile(EXAMPLE, 'utf8');
  expect(/```python\n([^]*?)```/.exec(readme)?.[1]).toBe(example.replace(/^#.*\n/gm, ''));
});

it('examples/first_video.py records three seconds of the camera and leaks nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'first-script-'));
  try {
    const options = ['--leak-check', '--sdcard', folder];
    const run = await runBoard({ board: 'host', options, script: EXAMPLE });
    expect(run).toEqual({ code: 0, stdout: `frames: ${FRAMES}\n`, stderr: 'leak check: clean\n' });
    const stream = path.join(folder, 'first.264');
    expect(await probe(stream)).toMatchObject({ codec: 'h264', width: 800, height: 480 });
    const decoded = await Decoded.from(stream);
    try {
      expect(await decoded.frameNumbers()).toEqual(Array.from({ length: FRAMES }, (_, i) => i));
    } finally {
      await decoded.remove();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
