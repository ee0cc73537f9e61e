// SPDX-License-Identifier: MIT
// Cached results: each is a folder that one process makes and all reuse.

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFolderAtomically } from './atomic-write.js';
import { withLock } from './file-lock.js';
import { fingerprint } from './fingerprint.js';
import { step } from './progress.js';
import { cacheFolder } from './project.js';

export interface CacheEntry {
  /** Folder name in the cache, completed by the fingerprint of `inputs`. */
  name: string;
  /** Everything the result depends on. */
  inputs: unknown;
  /** The progress line. */
  title: string;
  /** Fills an empty folder. */
  make: (folder: string) => Promise<void>;
}

/** The folder of an entry's result, whether or not it exists. */
export function cachedFolder(entry: CacheEntry): string {
  return join(cacheFolder, `${entry.name}-${fingerprint(entry.inputs)}`);
}

const pending = new Map<string, Promise<string>>();

/** The folder with the result; makes it if it is missing. */
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
      // The commands that it runs print how to continue after an interruption.
      await writeFolderAtomically(folder, entry.make, { interrupted: '' });
    }
    return folder;
  });
}
