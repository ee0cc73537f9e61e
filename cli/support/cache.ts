// SPDX-License-Identifier: MIT
// Cached results: each is a folder that one process makes and all reuse.

import { basename, join } from 'node:path';
import { writeFolderAtomically } from './atomic-write.js';
import { withEntryLock } from './cache-lock.js';
import { fingerprint } from './fingerprint.js';
import { isFinished, recordContent, requireIntact } from './intact.js';
import { step } from './progress.js';
import { cacheFolder } from './project.js';

export interface CacheEntry {
  /** Folder name in the cache, completed by the fingerprint of `inputs`. */
  name: string;
  /** Everything the result depends on. */
  inputs: unknown;
  /** The progress line. */
  title: string;
  /** The result is checked by its users, with requireIntact: by default here, before it is returned. */
  isCheckedLater?: boolean;
  /** Fills an empty folder. */
  make: (folder: string) => Promise<void>;
}

/** Whether an entry's result exists. */
export function isCached(entry: CacheEntry): boolean {
  return isFinished(folderOf(entry));
}

function folderOf(entry: CacheEntry): string {
  return join(cacheFolder, `${entry.name}-${fingerprint(entry.inputs)}`);
}

const pending = new Map<string, Promise<string>>();

/** The folder with the result; makes it if it is missing. */
export function cached(entry: CacheEntry): Promise<string> {
  const folder = folderOf(entry);
  let result = pending.get(folder);
  if (result === undefined) {
    result = provide(folder, entry);
    pending.set(folder, result);
  }
  return result;
}

async function provide(folder: string, entry: CacheEntry): Promise<string> {
  if (isFinished(folder)) {
    if (entry.isCheckedLater !== true) {
      await requireIntact(folder);
    }
    return folder;
  }
  return await withEntryLock(basename(folder), entry.title, async () => {
    if (!isFinished(folder)) {
      step(entry.title);
      // A folder without a record is of an interrupted or an older version. The commands that it runs print how to continue
      // after an interruption.
      await writeFolderAtomically(folder, entry.make, { replace: true, interrupted: '' });
      await recordContent(folder);
    }
    return folder;
  });
}
