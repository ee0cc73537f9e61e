// SPDX-License-Identifier: MIT
// Whether generated files can be out of date: a hash of everything that they depend on, and of the files themselves.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { GENERATED_FOLDER } from '../../generator/model/model.js';
import { filesBelow } from '../support/fingerprint.js';
import { buildFolder, projectRoot } from '../support/project.js';

/** The hash after the last successful run. */
const STAMP = join(buildFolder, 'generate.stamp');
/** Folders whose files determine the output. */
const INPUTS = ['spec', 'templates', 'dist/generator'];
/** Folders that have generated files. */
const OUTPUTS = ['firmware', 'docs'];

/** True if nothing has changed since `recordUpToDate`. */
export async function isUpToDate(): Promise<boolean> {
  return existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === (await currentHash());
}

export async function recordUpToDate(): Promise<void> {
  const hash = await currentHash();
  try {
    await makeFolder(dirname(STAMP));
    await writeFile(STAMP, hash);
  } catch (error) {
    // An installed package may be read-only, or the disk full; the next run then reads the spec again.
    if (
      !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
    ) {
      throw error;
    }
  }
}

async function currentHash(): Promise<string> {
  const inputs = await Promise.all(INPUTS.map(filesOf));
  const outputs = (await Promise.all(OUTPUTS.map(filesOf))).flat();
  const files = [...inputs.flat(), ...outputs.filter((path) => path.split('/').includes(GENERATED_FOLDER))];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function filesOf(name: string): Promise<string[]> {
  const folder = join(projectRoot, name);
  return existsSync(folder) ? await filesBelow(folder) : [];
}
