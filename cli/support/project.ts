// SPDX-License-Identifier: MIT
// The project's root, its build folder and the user's cache.

import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: the nearest folder above this file that has boards/ and package.json. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Third-party sources and builds, shared by all checkouts of this user. */
export const cacheFolder = join(userCache(), 'k230-vencoder');

/** Builds of boards: in the project, or in the cache if the user may not write to the project. */
export const buildFolder = writableBuildFolder();

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

function writableBuildFolder(): string {
  const own = join(projectRoot, 'build');
  try {
    accessSync(existsSync(own) ? own : projectRoot, constants.W_OK);
    return own;
  } catch {
    const place = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
    return join(cacheFolder, `build-${place}`);
  }
}

function userCache(): string {
  // XDG: a relative path must be ignored. An odd HOME, too: the cache would follow the working folder.
  const [configured, home] = [process.env['XDG_CACHE_HOME'] ?? '', process.env['HOME'] ?? ''];
  if (isAbsolute(configured)) {
    return configured;
  }
  const folder = isAbsolute(home) ? home : passwordHome();
  return folder === undefined ? join(projectRoot, 'build', 'cache') : join(folder, '.cache');
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
