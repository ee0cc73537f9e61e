// SPDX-License-Identifier: MIT
// A snapshot of everything that uninstall must restore: files, links and folders with modes and contents, without .git.

import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';

/** One line per entry, sorted. */
export async function snapshot(folder: string, below = ''): Promise<string[]> {
  const names = (await readdir(path.join(folder, below))).sort();
  const lines = await Promise.all(
    names
      .filter((name) => below !== '' || name !== '.git')
      .map((name) => entry(folder, path.join(below, name))),
  );
  return lines.flat();
}

async function entry(folder: string, name: string): Promise<string[]> {
  const file = path.join(folder, name);
  const status = await lstat(file);
  const line = `${name} ${status.mode.toString(8)}`;
  if (status.isDirectory()) {
    return [line, ...(await snapshot(folder, name))];
  }
  const bytes = status.isSymbolicLink() ? Buffer.from(await readlink(file)) : await readFile(file);
  return [`${line} ${createHash('sha256').update(bytes).digest('hex')}`];
}
