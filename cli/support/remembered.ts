// SPDX-License-Identifier: MIT
// Facts that take long to find and depend on a few files: each is kept in the user's cache until one of the files changes.
// The state of a file (size, times, inode) stands for its bytes, as in intact.ts.

import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './atomic-write.js';
import { fingerprint } from './fingerprint.js';
import { makeFolder } from './folders.js';
import { cacheFolder } from './project.js';

const folder = join(cacheFolder, 'facts');

interface Fact<T> {
  value: T;
  files: string[];
  states: string;
}

/**
 * What `find` found for `key` before, if its files are as they were then; otherwise what it finds now. `find` returns the
 * files that the value depends on, too.
 */
export async function remembered<T>(
  key: unknown,
  find: () => Promise<{ value: T; files: string[] }>,
): Promise<T> {
  const path = join(folder, `${fingerprint(key)}.json`);
  const known = await read<T>(path);
  if (known !== undefined && known.states === statesOf(known.files)) {
    return known.value;
  }
  const { value, files } = await find();
  await keep(path, { value, files, states: statesOf(files) });
  return value;
}

async function read<T>(path: string): Promise<Fact<T> | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Fact<T>;
  } catch {
    return undefined;
  }
}

// The cache may be full or read-only: the next run finds the fact again.
async function keep(path: string, fact: Fact<unknown>): Promise<void> {
  try {
    await makeFolder(folder);
    await writeFileAtomically(path, (staged) => writeFile(staged, JSON.stringify(fact)), {
      replace: true,
      interrupted: '',
    });
  } catch {
    return;
  }
}

function statesOf(files: string[]): string {
  return fingerprint(files.map(stateOf));
}

function stateOf(file: string): unknown {
  const state = statSync(file, { throwIfNoEntry: false });
  return state === undefined ? file : [file, state.size, state.mtimeMs, state.ctimeMs, state.ino];
}
