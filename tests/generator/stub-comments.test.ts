// SPDX-License-Identifier: MIT
/** The C module carries the editors' stubs in comments that start with `//|`, in the very words of the .pyi file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';

const read = (name: string): Promise<string> => readFile(path.join(projectRoot, 'firmware', name), 'utf8');

it('says in one block which module it is of, and then what the stubs say', async () => {
  const module = await read('vencoder/generated/modvencoder.c');
  const blocks = [...module.matchAll(/(?:^\/\/\|.*\n)+/gm)].map(([block]) => block);
  expect(blocks).toHaveLength(1);
  const lines = (blocks[0] ?? '').trimEnd().split('\n');
  const [first, ...others] = lines.map((line) => line.replace(/^\/\/\| ?/, ''));
  expect(first).toBe('module: _vencoder');
  const stubs = await read('python/generated/media/vencoder.pyi');
  expect(others).toEqual(stubs.trimEnd().split('\n').slice(1));
});
