// SPDX-License-Identifier: MIT
/** Modules of others' APIs: emitted, compiled without warnings, imported and called on each board. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded } from '../../cli/judge/stream.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { BOARDS, runBoard, VARIANT } from '../board-run.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';
import { MODULES } from './modules.js';
import { stageModules } from './staged-modules.js';

const SCRIPTS = MODULES.flatMap(({ name, engine, scripts }) =>
  scripts.map((script) => ({ module: name, engine, script })),
);

let userModules = '';
let card = '';

beforeAll(async () => {
  userModules = await stageModules('all', MODULES);
  card = await mkdtemp(path.join(tmpdir(), 'vencoder-third-party-'));
});

afterAll(async () => {
  await rm(card, { recursive: true, force: true });
});

describe.each(BOARDS)('on %s', (board) => {
  // Builds first, so that build messages are not part of a script's output.
  beforeAll(async () => {
    await boardProgram(await findEmulatedBoard(board), 'B', { variant: VARIANT, userModules });
  });

  it.each(SCRIPTS)('$script', async ({ module, engine, script }) => {
    // The facades come before the firmware's own of the same name.
    const facades = path.join(userModules, module, 'generated');
    const modules = [facades, SCRIPT_FOLDER].flatMap((folder) => ['--modules', folder]);
    const result = await runBoard({
      board,
      userModules,
      options: [...modules, '--sdcard', card, '--leak-check'],
      script: path.join(engine, 'scripts', `${script}.py`),
    });
    expect(result).toMatchObject({ code: 0, stdout: `${script}: ok\n` });
    expect(result.stderr).toBe('leak check: clean\n');
  });

  it('writes JPEG files that decode', async () => {
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
  const empty = path.join(userModules, 'thermometer', 'sensors');
  await expect(
    boardProgram(await findEmulatedBoard('host'), 'B', { userModules: empty }),
  ).rejects.toMatchObject({
    message: `${empty} has no modules`,
    hint: 'A module is a folder in it, with a micropython.mk that lists its sources.',
  });
});
