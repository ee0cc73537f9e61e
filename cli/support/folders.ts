// SPDX-License-Identifier: MIT
// Creates folders with their parents. Node's own `recursive` never returns where a folder exists that takes none, as in
// /proc (HOME=/proc, for example).

import { existsSync, statSync } from 'node:fs';
import { access, constants, mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from './failure.js';
import { cacheRemedy } from './project.js';

/** Creates `folder` and its parents, unless they exist; returns those that it created, parents first. */
export async function makeFolder(folder: string): Promise<string[]> {
  if (isFolder(folder)) {
    return [];
  }
  const parent = dirname(folder);
  const created = parent !== folder && !existsSync(parent) ? await makeFolder(parent) : [];
  try {
    await mkdir(folder);
    return [...created, folder];
  } catch (error) {
    if (isFolder(folder)) {
      // Another process was faster.
      return created;
    }
    await removeEmpty(created);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && isFolder(parent)) {
      throw new Failure(
        `cannot create the folder ${folder}: ${parent} takes no folders`,
        cacheRemedy(folder, true) || 'Choose another place.',
      );
    }
    throw error;
  }
}

/** Removes folders that `makeFolder` created, if they are still empty. */
export async function removeEmpty(created: string[]): Promise<void> {
  for (const folder of created.toReversed()) {
    await rmdir(folder).catch(() => undefined);
  }
}

/** As `makeFolder`; fails early if this user cannot create files in it. */
export async function makeWritableFolder(folder: string): Promise<void> {
  await makeFolder(folder);
  await access(folder, constants.W_OK);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Whether an absolute path is a folder or below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
