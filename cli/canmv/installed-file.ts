// SPDX-License-Identifier: MIT
// What stands at a path of a tree, as against what was installed there.

import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256, type Installed } from './record.js';

export type Present =
  /** Nothing. */
  | { kind: 'absent' }
  /** What was installed, as it was. */
  | { kind: 'installed' }
  /** What the installation replaced, as it was. */
  | { kind: 'original' }
  /** Something else. */
  | { kind: 'other'; bytes: Buffer }
  /** No plain file: a folder, a link. */
  | { kind: 'strange' };

/** @param known what the record says of the path */
export async function presentAt(tree: string, path: string, known: Installed | undefined): Promise<Present> {
  const file = join(tree, path);
  const status = await lstat(file).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return undefined;
    }
    if (code === 'ENOTDIR') {
      return { isFile: () => false };
    }
    throw error;
  });
  if (status === undefined) {
    return { kind: 'absent' };
  }
  if (!status.isFile()) {
    return { kind: 'strange' };
  }
  const bytes = await readFile(file);
  const hash = sha256(bytes);
  if (hash === known?.installed) {
    return { kind: 'installed' };
  }
  return hash === known?.original ? { kind: 'original' } : { kind: 'other', bytes };
}
