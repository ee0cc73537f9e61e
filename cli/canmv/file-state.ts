// SPDX-License-Identifier: MIT
// The state of a file in a CanMV tree, compared with the record of the installation.

import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../support/fingerprint.js';
import type { InstalledFile } from './install-record.js';

export type FileState =
  | { kind: 'absent' }
  /** The file that was installed, unchanged. */
  | { kind: 'installed' }
  /** The file that the installation replaced, unchanged. */
  | { kind: 'original' }
  /** Any other content. */
  | { kind: 'other'; bytes: Buffer }
  /** A folder or a link, for example. */
  | { kind: 'not-a-file' };

/** @param known the file's entry in the record */
export async function fileStateAt(
  tree: string,
  path: string,
  known: InstalledFile | undefined,
): Promise<FileState> {
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
    return { kind: 'not-a-file' };
  }
  const bytes = await readFile(file);
  const hash = sha256(bytes);
  if (hash === known?.installed) {
    return { kind: 'installed' };
  }
  return hash === known?.original ? { kind: 'original' } : { kind: 'other', bytes };
}
