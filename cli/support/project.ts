// SPDX-License-Identifier: MIT
// The project's root, its build folder and the user's cache.

import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
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
  // XDG: a relative path must be ignored. An odd HOME, too: the cache would follow the working folder.
  const [configured, home] = [process.env['XDG_CACHE_HOME'] ?? '', process.env['HOME'] ?? ''];
  if (isAbsolute(configured)) {
    return configured;
  }
  const folder = isAbsolute(home) ? home : passwordHome();
  return folder === undefined ? join(buildFolder, 'cache') : join(folder, '.cache');
}

// Undefined for a user whom the system does not know, as in a container.
function passwordHome(): string | undefined {
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : undefined;
  } catch {
    return undefined;
  }
}

/** What to do if `path` cannot be written because it is in the cache, or is a folder `above` it; '' if it is neither. */
export function cacheRemedy(path: string, above = false): string {
  const cache = dirname(cacheFolder);
  const isAbove = above && path !== '' && `${cacheFolder}/`.startsWith(`${path}/`);
  return isAbove || `${path}/`.startsWith(`${cache}/`)
    ? `The cache is ${cacheFolder}: set HOME, or XDG_CACHE_HOME to another folder that you can write.`
    : '';
}
