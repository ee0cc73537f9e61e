// SPDX-License-Identifier: MIT
/** `vencoder run --display-png`: the file is that of the command line, wherever the script's files are. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runBoard } from '../board-run.js';

const SCRIPT = `
from media.display import *
from media.media import *
Display.init(Display.VIRT, width=64, height=32)
MediaManager.init()
Display.show_image(image.Image(64, 32, image.RGB565))
Display.deinit()
MediaManager.deinit()
`;
const PNG_SIGNATURE = '89504e470d0a1a0a';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-display-'));
  await writeFile(path.join(folder, 'script.py'), SCRIPT);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('writes the last picture', async () => {
  const file = path.join(folder, 'last.png');
  const run = await runBoard({
    board: 'host',
    mpp: 'B',
    options: ['--display-png', path.relative(process.cwd(), file)],
    script: path.join(folder, 'script.py'),
  });
  expect(run).toMatchObject({ code: 0 });
  const png = await readFile(file);
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 32]);
});
