// SPDX-License-Identifier: MIT
// Whether generated files can be out of date: a hash of everything that they depend on, and of the files themselves.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { generatedFolders } from '../../generator/model/target-paths.js';
import { filesBelow } from '../support/fingerprint.js';
import { buildFolder, projectRoot } from '../support/project.js';

/** The emitted files and the hash after the last successful run. */
const STAMP = join(buildFolder, 'generate.stamp');
/** Folders whose files determine the output; the manual prints an example. */
const INPUTS = ['spec', 'templates', 'examples', 'dist/generator'];

/** True if nothing has changed since `recordUpToDate`. */
export async function isUpToDate(): Promise<boolean> {
  if (!existsSync(STAMP)) {
    return false;
  }
  const [hash, ...outputs] = (await readFile(STAMP, 'utf8')).split('\n');
  return hash === (await currentHash(outputs));
}

/** @param outputs paths of the emitted files, relative to the project */
export async function recordUpToDate(outputs: readonly string[]): Promise<void> {
  const text = [await currentHash(outputs), ...outputs].join('\n');
  try {
    await makeFolder(dirname(STAMP));
    await writeFile(STAMP, text);
  } catch (error) {
    // An installed package may be read-only, or the disk full; the next run then reads the spec again.
    if (
      !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
    ) {
      throw error;
    }
  }
}

async function currentHash(outputs: readonly string[]): Promise<string> {
  // A surplus file is one that is in a folder of emitted files.
  const below = await Promise.all([...INPUTS, ...generatedFolders(outputs)].map(filesOf));
  const files = new Set([
    ...below.flat(),
    ...outputs.map((path) => join(projectRoot, path)).filter(existsSync),
  ]);
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    // Hundreds of small files: waiting for each takes longer than reading it.
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function filesOf(name: string): Promise<string[]> {
  const folder = join(projectRoot, name);
  return existsSync(folder) ? await filesBelow(folder) : [];
}
