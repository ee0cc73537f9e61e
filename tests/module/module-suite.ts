// SPDX-License-Identifier: MIT
// The module's test suite: runs scripts on a board built with a given MicroPython.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import type { Variant } from '../../cli/toolchain/variants.js';
import { boardOptions, runBoard, VARIANT, vencoder, withVariant } from '../board-run.js';
import type { Micropython } from './micropythons.js';
import { SCRIPTS, SCRIPT_FOLDER } from './scripts.js';

/** The minimum number of wrong calls in the table. */
const BAD_CALLS = 60;

interface Build {
  board: string;
  mpp: string;
  variant: Variant;
  micropython: string | undefined;
}

let card: string;

/** The board's report about a wait that finds nothing, as some scripts intend. */
const NO_PACKS = /^encoder: channel \d: no packs arrive: .*\n/gm;

/** The output of a script that must succeed; the error shows all of it. */
async function outputOf(build: Build, name: string, options: string[] = []): Promise<string> {
  const script = path.join(SCRIPT_FOLDER, `${name}.py`);
  const { code, stdout, stderr } = await runBoard({
    ...build,
    options: ['--sdcard', card, ...options],
    script,
  });
  if (code !== 0 || stderr.replaceAll(NO_PACKS, '') !== '') {
    throw new Error(`${name}.py exited with ${String(code)}\n${stdout}${stderr}`);
  }
  return stdout;
}

async function expectFrames(file: string): Promise<void> {
  const decoded = await Decoded.from(file);
  try {
    expect(decoded.errors).toBe('');
    expect([decoded.width, decoded.height]).toEqual([320, 240]);
    expect(await decoded.frameNumbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  } finally {
    await decoded.remove();
  }
}

function describeBuild(build: Build, version: string): void {
  // Builds first, so that build messages are not part of a script's output.
  beforeAll(async () => {
    const built = await vencoder(['build', ...boardOptions(build)]);
    expect(built).toMatchObject({ code: 0 });
  });

  it('runs that MicroPython', async () => {
    expect(await outputOf(build, 'version')).toBe(`${version}\n`);
  });

  it.each(Object.entries(SCRIPTS))('%s.py', async (name, title) => {
    expect(await outputOf(build, name)).toContain(`${title}: ok`);
  });

  it('memory.py, with the memory of a K230D', async () => {
    const options = ['--memory-of', 'k230d_canmv_bpi_zero'];
    expect(await outputOf(build, 'memory', options)).toContain('memory: ok');
    // The manual's example fits.
    expect(await outputOf(build, 'fits', options)).toContain('fits: ok');
  });

  it(`bad_input.py, with at least ${BAD_CALLS} wrong calls`, async () => {
    const rows = /bad input: ok (\d+) rows/.exec(await outputOf(build, 'bad_input'))?.[1];
    expect(Number(rows)).toBeGreaterThanOrEqual(BAD_CALLS);
  });

  it('jpeg.py, with JPEGs that decode', async () => {
    expect(await outputOf(build, 'jpeg')).toContain('jpeg: ok');
    for (const quality of [20, 90]) {
      await expectFrames(path.join(card, `quality${quality}.mjpeg`));
    }
  });
}

/** Tests the module on each board with each MPP generation. */
export async function describeModule(
  { version, folder, combinations }: Micropython,
  variant = VARIANT,
): Promise<void> {
  const title = `MicroPython ${version} on $board with MPP $mpp, ${variant}`;
  describe.each(await withVariant(variant, combinations))(title, ({ board, mpp }) => {
    beforeAll(async () => {
      card = await mkdtemp(path.join(tmpdir(), 'vencoder-module-'));
    });
    afterAll(async () => {
      await rm(card, { recursive: true, force: true });
    });
    describeBuild({ board, mpp, variant, micropython: folder }, version);
  });
}
