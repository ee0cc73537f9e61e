// SPDX-License-Identifier: MIT
// Disk space: used by the cache and the builds, and free.

import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execute } from '../support/execute.js';
import { buildFolder, cacheFolder } from '../support/project.js';
import { cacheParts, totalOf } from './cache-parts.js';
import { note, ok, wrong, type Finding } from './finding.js';

const MB = 1e6;
/** A first set-up needs about 1 GB; a firmware build of CanMV's SDK many times that. */
const REQUIRED_MB = 2000;
const FIRMWARE_MB = 30_000;
const SAFE = 'safe to delete, created again when needed';

export async function examineSpace(): Promise<Finding[]> {
  return [await cache(), await builds(), await freeSpace()];
}

async function cache(): Promise<Finding> {
  if (!existsSync(cacheFolder)) {
    return ok('cache', `${cacheFolder} does not exist yet; the first build creates it`);
  }
  const parts = await cacheParts();
  return {
    ...ok(
      'cache',
      `${cacheFolder}: ${Math.round(totalOf(parts) / MB)} MB; ${SAFE}: --clear-cache removes it`,
    ),
    parts,
  };
}

async function builds(): Promise<Finding> {
  if (!existsSync(buildFolder)) {
    return ok('builds', `${buildFolder} does not exist yet`);
  }
  const { stdout } = await execute()`du --summarize --block-size=${MB} ${buildFolder}`;
  return ok('builds', `${buildFolder}: ${stdout.split('\t')[0] ?? '?'} MB; ${SAFE}`);
}

async function freeSpace(): Promise<Finding> {
  let path = cacheFolder;
  while (!existsSync(path)) {
    path = dirname(path);
  }
  const { bavail, bsize } = await statfs(path);
  const free = Math.floor((bavail * bsize) / MB);
  const what = `${free} MB free on the disk of the cache`;
  if (free < REQUIRED_MB) {
    return wrong(
      'disk space',
      `${what}, but ${REQUIRED_MB} MB are required`,
      'Free some space, or set XDG_CACHE_HOME to a folder on another disk',
    );
  }
  return free < FIRMWARE_MB
    ? note(
        'disk space',
        `${what}; building CanMV's firmware needs ${FIRMWARE_MB} MB`,
        'Build firmware on a disk with more space',
      )
    : ok('disk space', what);
}
