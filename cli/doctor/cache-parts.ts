// SPDX-License-Identifier: MIT
// What is in the cache, with sizes.

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { execute } from '../support/execute.js';
import { cacheFolder } from '../support/project.js';

/** Entries of one name, which differ in their fingerprints. */
export interface CachePart {
  name: string;
  /** On the disk. */
  bytes: number;
}

const FINGERPRINT = /-[0-9a-f]{16}$/;

/** Largest first; empty if there is no cache. */
export async function cacheParts(): Promise<CachePart[]> {
  if (!existsSync(cacheFolder)) {
    return [];
  }
  // Containers that run have their file systems mounted there. Folders that others remove meanwhile are errors of du, and no problem.
  const { stdout } = await execute()`du --all --one-file-system --max-depth=1 --block-size=1 ${cacheFolder}`;
  const sizes = new Map<string, number>();
  for (const line of stdout.split('\n')) {
    const [bytes = '', path = ''] = line.split('\t');
    const name = basename(path).replace(FINGERPRINT, '');
    if (path !== '' && path !== cacheFolder) {
      sizes.set(name, (sizes.get(name) ?? 0) + Number(bytes));
    }
  }
  const parts = [...sizes].map(([name, bytes]) => ({ name, bytes }));
  return parts.sort((one, other) => other.bytes - one.bytes);
}

export function totalOf(parts: readonly CachePart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}
