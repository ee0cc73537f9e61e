// SPDX-License-Identifier: MIT
// The project's root, its build folder and the user's cache.

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: the nearest folder above this file that has boards/ and package.json. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Builds of boards. */
export const buildFolder = join(projectRoot, 'build');

/** Third-party sources and builds, shared by all checkouts of this user. */
export const cacheFolder = join(userCache(), 'k230-vencoder');

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'boards'))) {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Error('no folder above this program has package.json and boards/');
  }
  return findRoot(parent);
}

function userCache(): string {
  const configured = process.env['XDG_CACHE_HOME'];
  // XDG: a relative path must be ignored.
  return configured !== undefined && isAbsolute(configured) ? configured : join(homedir(), '.cache');
}
