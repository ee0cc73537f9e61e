// SPDX-License-Identifier: MIT
// Resources that each method acquires and releases according to the manual, after success and after failure, and that
// the soft reset releases.

import { expect, it } from '@jest/globals';
import { COMBINATIONS, VARIANT, withVariant } from '../board-run.js';
import { ScenarioProgram } from './scenario-run.js';

const combinations = await withVariant(VARIANT, COMBINATIONS);
const cases = combinations.flatMap((combination) =>
  ['released', 'kept to the end', 'memory of others'].map((title) => ({
    ...combination,
    title,
    variant: VARIANT,
  })),
);
// Only the sanitizer sees every write to memory of other objects.
const sanitized = (await withVariant('sanitized', COMBINATIONS))
  .filter(({ board }) => board === 'host')
  .map((combination) => ({ ...combination, title: 'memory of others', variant: 'sanitized' as const }));

it.each([...cases, ...sanitized])('$title: $board with MPP $mpp, $variant', async (each) => {
  const { board, mpp, title, variant } = each;
  const program = await ScenarioProgram.build(board, mpp, variant);
  const { code, stdout, stderr } = await program.runScript(`${title.replaceAll(' ', '_')}.py`);
  expect({ code, stdout, verdict: stderr.split('\n').at(-2) }).toEqual({
    code: 0,
    stdout: `${title}: ok\n`,
    verdict: 'leak check: clean',
  });
});
