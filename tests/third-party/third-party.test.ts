// SPDX-License-Identifier: MIT
/** Modules of others' APIs: emitted, compiled without warnings, imported and called on each board. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { BOARDS, runBoard, VARIANT } from '../board-run.js';
import { SCRIPT_FOLDER } from '../module/scripts.js';
import { MODULES } from './modules.js';
import { stageModules } from './staged-modules.js';

let userModules = '';

beforeAll(async () => {
  userModules = await stageModules(MODULES);
});

describe.each(BOARDS)('on %s', (board) => {
  // Builds first, so that build messages are not part of a script's output.
  beforeAll(async () => {
    await boardProgram(await findEmulatedBoard(board), 'B', { variant: VARIANT, userModules });
  });

  it.each(MODULES)('$name', async ({ name, engine }) => {
    const script = path.join(engine, `${name}.py`);
    const options = ['--modules', SCRIPT_FOLDER, '--leak-check'];
    const result = await runBoard({ board, userModules, options, script });
    expect(result).toMatchObject({
      code: 0,
      stdout: `${name}: ok
`,
    });
    expect(result.stderr).toMatch(/^leak check: /);
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
