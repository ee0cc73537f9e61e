// SPDX-License-Identifier: MIT
// Facts that the cache remembers are found again when a file changes that they depend on.

import { mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fingerprint } from '../../cli/support/fingerprint.js';
import { cacheFolder } from '../../cli/support/project.js';
import { remembered } from '../../cli/support/remembered.js';

const key = { test: process.pid };
const fact = path.join(cacheFolder, 'facts', `${fingerprint(key)}.json`);
let folder: string;
let program: string;
/** How often the fact was found. */
let found: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-facts-'));
  program = path.join(folder, 'gcc');
  await writeFile(program, 'version 1');
  found = 0;
});

afterEach(async () => {
  await Promise.all([rm(folder, { recursive: true }), rm(fact, { force: true })]);
});

async function ask(): Promise<number> {
  return await remembered(key, () => {
    found++;
    return Promise.resolve({ value: found, files: [program] });
  });
}

it('is found once', async () => {
  expect([await ask(), await ask(), await ask()]).toEqual([1, 1, 1]);
});

it.each<[string, () => Promise<void>]>([
  [
    'has other bytes of the same size and time',
    async () => {
      const time = new Date(0);
      await utimes(program, time, time);
      await writeFile(program, 'version 2');
      await utimes(program, time, time);
    },
  ],
  [
    'is replaced by another one',
    async () => {
      await writeFile(`${program}.new`, 'version 1');
      await rename(`${program}.new`, program);
    },
  ],
  ['is removed', () => rm(program)],
])('is found again when a file %s', async (_, change) => {
  await ask();
  await change();
  expect([await ask(), await ask()]).toEqual([2, 2]);
});

it('is found again when the record is damaged', async () => {
  await ask();
  await writeFile(fact, '{"value":');
  expect([await ask(), await ask()]).toEqual([2, 2]);
});

it('leaves no other file', async () => {
  await ask();
  const names = await readdir(path.dirname(fact));
  expect(names.filter((name) => name.includes(fingerprint(key)))).toEqual([path.basename(fact)]);
});
