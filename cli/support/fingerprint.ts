// SPDX-License-Identifier: MIT
// Fingerprints of build inputs: equal fingerprint, equal result.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** 16 hex digits of a plain value; depends on the order of an object's keys. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** The fingerprint of all files below `folder`, by path and content. */
export async function contentFingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of await filesBelow(folder)) {
    const content = await readFile(path);
    hash.update(`${relative(folder, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The fingerprint of a large tree, by path, size and modification time: cheap enough for every run. */
export async function treeFingerprint(folder: string, parts: string[]): Promise<string> {
  const hash = createHash('sha256').update(folder);
  for (const part of parts) {
    const paths = await filesBelow(join(folder, part));
    const states = await Promise.all(paths.map((path) => stat(path)));
    states.forEach((state, index) => hash.update(`${paths[index]}\0${state.size}\0${state.mtimeMs}\0`));
  }
  return hash.digest('hex').slice(0, 16);
}

/** SHA-256 of bytes, 64 hex digits. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of one file, 64 hex digits. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** All files below `folder`, sorted; without Python's caches. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
