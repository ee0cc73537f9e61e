// SPDX-License-Identifier: MIT
// Resources that each method acquires and releases according to the manual, after success and after failure.

import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { COMBINATIONS, runBoard, VARIANT, withVariant } from '../board-run.js';

it.each(await withVariant(VARIANT, COMBINATIONS))('$board with MPP $mpp', async ({ board, mpp }) => {
  const script = path.join(projectRoot, 'tests', 'faults', 'released.py');
  const { code, stdout, stderr } = await runBoard({ board, mpp, options: ['--leak-check'], script });
  expect({ code, stdout, verdict: stderr.split('\n').at(-2) }).toEqual({
    code: 0,
    stdout: 'released: ok\n',
    verdict: 'leak check: clean',
  });
});
