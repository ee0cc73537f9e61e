// SPDX-License-Identifier: MIT
// Blocks of the documents that are data, or a module: they have the form that the text beside them says.

import { expect, it } from '@jest/globals';
import { blocksOf } from './code-blocks.js';

it('the shapes of a model are JSON', () => {
  const models = blocksOf('docs/virtual-mpp.md').filter(({ info }) => info === 'json');
  expect(models.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
    { inputs: [[1, 3, 320, 320]], outputs: [[1, 84, 2100]] },
  ]);
});

it('the unit of a target emits the names of classes', async () => {
  const [unit] = blocksOf('docs/maintaining.md').filter(({ info }) => info === 'js');
  const module = (await import(`data:text/javascript,${encodeURIComponent(unit?.text ?? '')}`)) as {
    default: { name: string; level: string; emit: (model: unknown) => string };
  };
  const { name, level, emit } = module.default;
  expect({ name, level }).toEqual({ name: 'classes.txt', level: 'module' });
  expect(emit({ api: { classes: [{ name: 'Encoder' }, { name: 'StreamData' }] } })).toBe(
    'Encoder\nStreamData\n',
  );
});
