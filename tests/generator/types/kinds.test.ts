// SPDX-License-Identifier: MIT
/**
 * Every kind of values in a module: what the engine gets, what scripts get, and the messages for wrong values.
 * `VENCODER_RECORD=1` writes the expected texts.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../cli/support/project.js';
import { BOARDS, runBoard } from '../../board-run.js';
import { stageModules } from '../../third-party/staged-modules.js';

const FOLDER = path.join(projectRoot, 'tests/generator/types');
const SCRIPTS = path.join(FOLDER, 'module/scripts');

describe.each(BOARDS)('on board %s', (board) => {
  it.each(['arguments', 'results'])('has the expected %s', async (name) => {
    const userModules = await stageModules('kinds', [
      { name: 'kinds', spec: path.join(FOLDER, 'spec'), engine: path.join(FOLDER, 'module') },
    ]);
    const script = path.join(SCRIPTS, `${name}.py`);
    const { code, stdout, stderr } = await runBoard({ board, userModules, script });
    const expected = path.join(SCRIPTS, `${name}.txt`);
    if (process.env['VENCODER_RECORD'] !== undefined) {
      await writeFile(expected, stdout);
    }
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(await readFile(expected, 'utf8'));
  });
});
