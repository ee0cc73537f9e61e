// SPDX-License-Identifier: MIT
// The locks of the cache: for one entry, or for all of it.

import { join } from 'node:path';
import { withLock } from './file-lock.js';
import { cacheFolder } from './project.js';

/** The locks' folder in the cache, which stays when the cache is cleared. */
export const LOCKS = 'locks';

/** Users of entries share it. */
const WHOLE = join(cacheFolder, LOCKS, 'whole-cache');

/** Runs `work`, which makes or changes the entry `name`: no other process does meanwhile, and none clears the cache. */
export async function withEntryLock<T>(name: string, title: string, work: () => Promise<T>): Promise<T> {
  const entry = async (): Promise<T> => withLock(join(cacheFolder, LOCKS, name), title, work);
  return await withLock(WHOLE, title, entry, 'shared');
}

/** Runs `work` while no process makes an entry. */
export async function withCacheLock<T>(title: string, work: () => Promise<T>): Promise<T> {
  return await withLock(WHOLE, title, work);
}
