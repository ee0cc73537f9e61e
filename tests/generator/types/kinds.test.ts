// SPDX-License-Identifier: MIT
/** Every kind of values in a module: what the engine gets, and the messages for wrong values. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../../cli/support/project.js';
import { BOARDS, runBoard } from '../../board-run.js';
import { stageModules } from '../../third-party/staged-modules.js';

const FOLDER = path.join(projectRoot, 'tests/generator/types');
const TRANSCRIPT = path.join(FOLDER, 'module/try_kinds.txt');

it.each(BOARDS)('converts values and reports wrong ones on board %s', async (board) => {
  const userModules = await stageModules('kinds', [
    { name: 'kinds', spec: path.join(FOLDER, 'spec'), engine: path.join(FOLDER, 'module') },
  ]);
  const result = await runBoard({ board, userModules, script: path.join(FOLDER, 'module/try_kinds.py') });
  if (process.env['VENCODER_RECORD'] !== undefined) {
    await writeFile(TRANSCRIPT, result.stdout);
  }
  expect(result.stderr).toBe('');
  expect(result.stdout).toBe(await readFile(TRANSCRIPT, 'utf8'));
});
