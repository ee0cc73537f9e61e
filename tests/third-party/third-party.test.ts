// SPDX-License-Identifier: MIT
/** Modules of others' APIs: emitted, compiled without warnings, imported and called on each board. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import type { Variant } from '../../cli/toolchain/variants.js';
import { BOARDS, GENERATIONS, runBoard, VARIANT } from '../board-run.js';
import { otherMicropythons } from '../module/micropythons.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';
import { MODULES } from './modules.js';
import { stageModules } from './staged-modules.js';

interface Program {
  title: string;
  board: string;
  mpp: 'A' | 'B';
  variant?: Variant;
  micropython?: string | undefined;
}

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';

/** The boards' programs with generation B, and one with A; with VENCODER_LONG_TESTS also other builds of each. */
const PROGRAMS: Program[] = [
  ...BOARDS.map((board) => ({ title: board, board, mpp: 'B' as const })),
  { title: 'host, generation A', board: 'host', mpp: 'A' },
  ...(isLong ? longPrograms() : []),
];

function longPrograms(): Program[] {
  const versions = otherMicropythons.map(({ version, folder: micropython }) => ({ version, micropython }));
  return [
    { title: 'qemu-riscv64, generation A', board: 'qemu-riscv64', mpp: 'A' },
    ...BOARDS.flatMap((board) => [
      ...GENERATIONS.map((mpp) => ({
        title: `${board}, generation ${mpp}, sanitized`,
        board,
        mpp,
        variant: 'sanitized' as const,
      })),
      ...versions.map(({ version, micropython }) => ({
        title: `${board}, MicroPython ${version}`,
        board,
        mpp: 'B' as const,
        micropython,
      })),
    ]),
  ];
}

let card = '';

beforeAll(async () => {
  card = await mkdtemp(path.join(tmpdir(), 'vencoder-third-party-'));
});

afterAll(async () => {
  await rm(card, { recursive: true, force: true });
});

describe.each(PROGRAMS)('on $title', ({ board, mpp, variant = VARIANT, micropython }) => {
  const modules = MODULES.filter(({ needsB }) => mpp === 'B' || !needsB);
  let userModules = '';

  // Builds first, so that build messages are not part of a script's output.
  beforeAll(async () => {
    userModules = await stageModules(mpp === 'B' ? 'all' : 'of-both-generations', modules);
    await boardProgram(await findEmulatedBoard(board), mpp, { variant, micropython, userModules });
  });

  const scripts = modules.flatMap(({ name, engine, scripts: names }) =>
    names.map((script) => ({ module: name, engine, script })),
  );

  it.each(scripts)('$script', async ({ module, engine, script }) => {
    // The facades come before the firmware's own of the same name.
    const facades = path.join(userModules, module, 'generated');
    const folders = [facades, SCRIPT_FOLDER].flatMap((folder) => ['--modules', folder]);
    const result = await runBoard({
      board,
      mpp,
      variant,
      micropython,
      userModules,
      options: [...folders, '--sdcard', card, '--leak-check'],
      script: path.join(engine, 'scripts', `${script}.py`),
    });
    expect(result).toMatchObject({ code: 0, stdout: `${script}: ok\n` });
    expect(result.stderr).toBe('leak check: clean\n');
  });

  const ifMedia = mpp === 'B' ? it : it.skip;
  ifMedia('writes JPEG files that decode', async () => {
    const decoded = await Decoded.from(path.join(card, 'pictures.mjpeg'));
    try {
      expect(decoded.errors).toBe('');
      expect([decoded.width, decoded.height]).toEqual([320, 240]);
    } finally {
      await decoded.remove();
    }
  });
});

it('a folder without modules is a failure', async () => {
  const empty = path.join(projectRoot, 'tests', 'third-party', 'thermometer', 'sensors');
  await expect(
    boardProgram(await findEmulatedBoard('host'), 'B', { userModules: empty }),
  ).rejects.toMatchObject({
    message: `${empty} has no modules`,
    hint: 'A module is a folder in it, with a micropython.mk that lists its sources.',
  });
});
