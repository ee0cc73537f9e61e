// SPDX-License-Identifier: MIT
// Room on disk: what the cache and the builds take, and what is left.

import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { $ } from 'zx';
import { buildFolder, cacheFolder } from '../support/project.js';
import { note, ok, wrong, type Finding } from './finding.js';

const MB = 1e6;
/** A set-up from nothing takes about 1 GB; a firmware of CanMV's SDK many times that. */
const NEEDED_MB = 2000;
const FIRMWARE_MB = 30_000;

export async function examineSpace(): Promise<Finding[]> {
  return [
    await folder('cache', cacheFolder, 'is not there yet: make setup fills it'),
    await folder('builds', buildFolder, 'there are none yet'),
    await room(),
  ];
}

async function folder(subject: string, path: string, absent: string): Promise<Finding> {
  if (!existsSync(path)) {
    return ok(subject, `${path} ${absent}`);
  }
  const { stdout } = await $({ nothrow: true, quiet: true })`du --summarize --block-size=1000000 ${path}`;
  return ok(subject, `${path}: ${stdout.split('\t')[0] ?? '?'} MB; it may be removed, and is made again`);
}

async function room(): Promise<Finding> {
  let path = cacheFolder;
  while (!existsSync(path)) {
    path = dirname(path);
  }
  const { bavail, bsize } = await statfs(path);
  const free = Math.floor((bavail * bsize) / MB);
  const what = `${free} MB free where the cache is`;
  if (free < NEEDED_MB) {
    return wrong(
      'room',
      `${what}, ${NEEDED_MB} are needed`,
      'Remove what you can spare, or set XDG_CACHE_HOME',
    );
  }
  return free < FIRMWARE_MB
    ? note(
        'room',
        `${what}; a firmware of CanMV's SDK wants ${FIRMWARE_MB}`,
        'Give make firmware another disk',
      )
    : ok('room', what);
}
