// SPDX-License-Identifier: MIT
// What goes into a CanMV tree, and where: the module's files side by side, because the port's wildcard looks no deeper.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moduleSources } from '../sdk/module-sources.js';
import { projectRoot } from '../support/project.js';
import { FACADE, MODULES } from './tree.js';

export interface Content {
  /** Relative to the tree. */
  path: string;
  bytes: Buffer;
}

const GENERATED_FACADE = join(projectRoot, 'firmware', 'python', 'generated', 'media', 'vencoder.py');
/** An include by a plain name. One with a folder is MicroPython's (py/…), or what stands in for an SDK. */
const PLAIN_INCLUDE = /^\s*#\s*include\s+"([^"/]+)"/gm;

/** All files, sorted by path. */
export async function contentsForTree(): Promise<Content[]> {
  const { engine, binding, flags } = await moduleSources();
  const folders = flags.filter((flag) => flag.startsWith('-I')).map((flag) => flag.slice(2));
  const files = await withIncludes([...engine, ...binding], folders);
  const contents = await Promise.all([
    ...files.map((file) => content(`${MODULES}/${basename(file)}`, file)),
    content(FACADE, GENERATED_FACADE),
  ]);
  contents.sort((one, other) => (one.path < other.path ? -1 : 1));
  const twice = contents.find(({ path }, i) => path === contents[i + 1]?.path);
  if (twice !== undefined) {
    throw new Error(`two files of the module would be ${twice.path}`);
  }
  return contents;
}

async function content(path: string, file: string): Promise<Content> {
  return { path, bytes: await readFile(file) };
}

/** The sources and the module's own headers that they take in, directly or by another. */
async function withIncludes(sources: string[], folders: string[]): Promise<string[]> {
  const files = new Set(sources);
  // A set hands out what is added meanwhile, too.
  for (const file of files) {
    for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(PLAIN_INCLUDE)) {
      const found = [dirname(file), ...folders].map((folder) => join(folder, name)).find(existsSync);
      if (found !== undefined) {
        files.add(found);
      }
    }
  }
  return [...files];
}
