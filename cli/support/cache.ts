// SPDX-License-Identifier: MIT
// Cached results: a folder is there whole or not at all, and is made by one process only.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withLock } from './file-lock.js';
import { fingerprint } from './fingerprint.js';
import { step } from './progress.js';
import { cacheFolder } from './project.js';

export interface CacheEntry {
  /** Folder name in the cache, completed by the fingerprint of `inputs`. */
  name: string;
  /** Everything the result depends on. */
  inputs: unknown;
  /** The step's line for the user. */
  title: string;
  /** Fills the empty folder it is given. */
  make: (folder: string) => Promise<void>;
}

/** Where an entry's result is, or will be. */
export function cachedFolder(entry: CacheEntry): string {
  return join(cacheFolder, `${entry.name}-${fingerprint(entry.inputs)}`);
}

const pending = new Map<string, Promise<string>>();

/** The folder with the result, which is made first when it is missing. */
export function cached(entry: CacheEntry): Promise<string> {
  const folder = cachedFolder(entry);
  let result = pending.get(folder);
  if (result === undefined) {
    result = provide(folder, entry);
    pending.set(folder, result);
  }
  return result;
}

async function provide(folder: string, entry: CacheEntry): Promise<string> {
  if (existsSync(folder)) {
    return folder;
  }
  return await withLock(join(cacheFolder, 'locks', basename(folder)), entry.title, async () => {
    if (!existsSync(folder)) {
      step(entry.title);
      await fill(folder, entry.make);
    }
    return folder;
  });
}

async function fill(folder: string, make: CacheEntry['make']): Promise<void> {
  await removeUnfinished(folder);
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  try {
    await make(unfinished);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

// What an interrupted process left; we hold the lock, so nobody is at it.
async function removeUnfinished(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.unfinished-`;
  const names = await readdir(dirname(folder));
  const left = names.filter((name) => name.startsWith(prefix));
  const removal = { recursive: true, force: true, maxRetries: 5 };
  await Promise.all(left.map((name) => rm(join(dirname(folder), name), removal)));
}
