// SPDX-License-Identifier: MIT
// Resources that each method acquires and releases according to the manual, after success and after failure, and that
// the soft reset releases.

import { expect, it } from '@jest/globals';
import { COMBINATIONS, VARIANT, withVariant } from '../board-run.js';
import { ScenarioProgram } from './scenario-run.js';

const combinations = await withVariant(VARIANT, COMBINATIONS);
const cases = combinations.flatMap((combination) =>
  ['released', 'kept to the end'].map((title) => ({ ...combination, title })),
);

it.each(cases)('$title: $board with MPP $mpp', async ({ board, mpp, title }) => {
  const program = await ScenarioProgram.build(board, mpp);
  const { code, stdout, stderr } = await program.runScript(`${title.replaceAll(' ', '_')}.py`);
  expect({ code, stdout, verdict: stderr.split('\n').at(-2) }).toEqual({
    code: 0,
    stdout: `${title}: ok\n`,
    verdict: 'leak check: clean',
  });
});
