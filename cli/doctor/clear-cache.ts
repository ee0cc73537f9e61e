// SPDX-License-Identifier: MIT
// `vencoder doctor --clear-cache`: removes what is in the cache, unless a program uses it.

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCKS, withCacheLock } from '../support/cache-lock.js';
import { Failure } from '../support/failure.js';
import { RECORDS } from '../support/intact.js';
import { namesOf, runningProcesses, type RunningProcess } from '../support/processes.js';
import { cacheFolder } from '../support/project.js';
import { cacheParts, type CachePart } from './cache-parts.js';

const REMOVED = '.removed-';

/** Returns what was removed. A Failure that names the programs if some use the cache: nothing was removed then. */
export async function clearCache(): Promise<CachePart[]> {
  if (!existsSync(cacheFolder)) {
    return [];
  }
  await requireUnused();
  return await withCacheLock('clearing the cache', async () => {
    // Programs that started while this one waited for the lock.
    await requireUnused();
    const parts = (await cacheParts()).filter(({ name }) => name !== LOCKS);
    await removeEntries();
    return parts;
  });
}

// Each entry is moved away at once, so that none is half there if this ends early: what is left then is removed next time.
async function removeEntries(): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => name !== LOCKS);
  const away = await mkdtemp(join(cacheFolder, REMOVED));
  // Without its record, an entry counts as unfinished.
  for (const name of names.sort((one, other) => Number(other === RECORDS) - Number(one === RECORDS))) {
    await rename(join(cacheFolder, name), join(away, name));
  }
  await rm(away, { recursive: true });
}

async function requireUnused(): Promise<void> {
  const users = await usersOfCache();
  if (users.length > 0) {
    throw new Failure(
      `the cache is in use by ${namesOf(users)}; nothing was removed`,
      `Wait until they end, then run the command again: ${cacheFolder}`,
    );
  }
}

/** Other programs that run in or from the cache, have a file of it open, or work on one by their command line. */
async function usersOfCache(): Promise<RunningProcess[]> {
  const processes = await runningProcesses();
  const own = familyOf(process.pid, processes);
  const isOfCache = (text: string): boolean => text === cacheFolder || text.includes(`${cacheFolder}/`);
  return processes.filter(
    ({ pid, files, command }) => !own.has(pid) && (files.some(isOfCache) || command.some(isOfCache)),
  );
}

/** The process, those that it came from, and those that came from it. */
function familyOf(pid: number, processes: readonly RunningProcess[]): Set<number> {
  const parents = new Map(processes.map((one) => [one.pid, one.parent]));
  const above = (child: number): number[] => {
    const parent = parents.get(child);
    return parent === undefined ? [] : [parent, ...above(parent)];
  };
  const below = processes.map((one) => one.pid).filter((one) => above(one).includes(pid));
  return new Set([pid, ...above(pid), ...below]);
}
