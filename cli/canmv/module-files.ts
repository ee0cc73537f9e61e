// SPDX-License-Identifier: MIT
// The module's files as a CanMV tree gets them: in one folder, because the port's wildcard does not recurse.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moduleSources } from '../sdk/module-sources.js';
import { FACADE, MODULES } from './tree.js';

export interface ModuleFile {
  /** Relative to the tree. */
  path: string;
  bytes: Buffer;
}

/** An include without a folder: the module's own headers. MicroPython's (py/…) and an SDK's stand-ins have one. */
const PLAIN_INCLUDE = /^\s*#\s*include\s+"([^"/]+)"/gm;

/**
 * All files, sorted by path.
 * @param facade the module that scripts import, as emitted
 */
export async function moduleFiles(facade: string): Promise<ModuleFile[]> {
  const { engine, binding, flags } = await moduleSources();
  const includeFolders = flags.filter((flag) => flag.startsWith('-I')).map((flag) => flag.slice(2));
  const sources = await withIncludes([...engine, ...binding], includeFolders);
  const files = await Promise.all([
    ...sources.map((source) => moduleFile(`${MODULES}/${basename(source)}`, source)),
    moduleFile(FACADE, facade),
  ]);
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  const duplicate = files.find(({ path }, i) => path === files[i + 1]?.path);
  if (duplicate !== undefined) {
    throw new Error(`two files of the module have the path ${duplicate.path}`);
  }
  return files;
}

async function moduleFile(path: string, source: string): Promise<ModuleFile> {
  return { path, bytes: await readFile(source) };
}

/** The sources and the module's own headers that they include, directly or indirectly. */
export async function withIncludes(
  sources: readonly string[],
  includeFolders: readonly string[],
): Promise<string[]> {
  const files = new Set(sources);
  // Iterating a Set also visits the entries added during the loop.
  for (const file of files) {
    for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(PLAIN_INCLUDE)) {
      const found = [dirname(file), ...includeFolders].map((folder) => join(folder, name)).find(existsSync);
      if (found !== undefined) {
        files.add(found);
      }
    }
  }
  return [...files];
}
