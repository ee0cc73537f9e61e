// SPDX-License-Identifier: MIT
// Resources that each method acquires and releases according to the manual, after success and after failure.

import { expect, it } from '@jest/globals';
import { COMBINATIONS, VARIANT, withVariant } from '../board-run.js';
import { ScenarioProgram } from './scenario-run.js';

it.each(await withVariant(VARIANT, COMBINATIONS))('$board with MPP $mpp', async ({ board, mpp }) => {
  const program = await ScenarioProgram.build(board, mpp);
  const { code, stdout, stderr } = await program.runScript('released.py');
  expect({ code, stdout, verdict: stderr.split('\n').at(-2) }).toEqual({
    code: 0,
    stdout: 'released: ok\n',
    verdict: 'leak check: clean',
  });
});
