// SPDX-License-Identifier: MIT
// The README's contact sheet shows what the demo records.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { runDemo } from '../../cli/demo/demo.js';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';

const PICTURE = path.join(projectRoot, 'docs/pictures/contact-sheet.jpg');
/** dB. With JPEG's loss it was 46, with other frames in one row 35. */
const LEAST_PSNR = 40;

it('the contact sheet of the README is that of the demo, as a JPEG file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-demo-'));
  try {
    // The streams are the same on every board.
    expect(await runDemo(await findEmulatedBoard('host'), folder)).toContain('contact-sheet.png');
    const sheet = path.join(folder, 'contact-sheet.png');
    const filter = '[0]scale=960:-2,format=yuv444p[sheet];[1]format=yuv444p[picture];[sheet][picture]psnr';
    const { exitCode, stderr } =
      await execute()`ffmpeg -hide_banner -i ${sheet} -i ${PICTURE} -lavfi ${filter} -f null -`;
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(Number(/PSNR .*average:([\d.]+|inf)/.exec(stderr)?.[1])).toBeGreaterThan(LEAST_PSNR);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
