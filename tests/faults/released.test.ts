// SPDX-License-Identifier: MIT
// What the manual says of each method: what is taken and given back, after success and after failure.

import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard, VARIANT, withVariant } from '../board-run.js';

it.each(await withVariant(VARIANT, COMBINATIONS))('$board with MPP $mpp', async ({ board, mpp }) => {
  const script = path.join(projectRoot, 'tests', 'faults', 'released.py');
  const { code, stdout, stderr } = await runBoard({ board, mpp, options: ['--account'], script });
  expect({ code, stdout, ending: stderr.split('\n').at(-2) }).toEqual({
    code: 0,
    stdout: 'given back: ok\n',
    ending: 'account: clean',
  });
});
