// SPDX-License-Identifier: MIT
// User C modules from outside firmware/, built into a board's program.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';
import { fileSha256 } from '../support/fingerprint.js';

export interface UserModules {
  /** The folder of the modules' folders. */
  folder: string;
  /** What each module builds and freezes. make does not track these lists, so a change needs new objects. */
  lists: string[];
}

/** The files of a module with its lists of sources. */
const LISTS = ['micropython.mk', 'manifest.py'];

/** The modules in `folder`; a Failure if there are none. */
export async function userModulesIn(folder: string): Promise<UserModules> {
  const absolute = resolve(folder);
  const names = existsSync(absolute) ? (await readdir(absolute)).sort() : [];
  const paths = names.flatMap((name) => LISTS.map((list) => join(name, list)));
  const present = paths.filter((path) => existsSync(join(absolute, path)));
  if (!present.some((path) => path.endsWith('.mk'))) {
    throw new Failure(
      `${absolute} has no modules`,
      'A module is a folder in it, with a micropython.mk that lists its sources.',
    );
  }
  const lists = present.map(async (path) => `${path} ${await fileSha256(join(absolute, path))}`);
  return { folder: absolute, lists: await Promise.all(lists) };
}
