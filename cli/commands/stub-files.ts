// SPDX-License-Identifier: MIT
// The type stubs of all modules that scripts see: those of the spec, those written by hand, and names without types.

import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesBelow } from '../support/fingerprint.js';
import { projectRoot } from '../support/project.js';

/** Folders of the project with stubs, and the package of each. */
const SOURCES: readonly (readonly [folder: string, place: string])[] = [
  ['firmware/python/generated', ''],
  ['firmware/python/mpp', 'mpp'],
  ['firmware/stubs/typed', ''],
  ['firmware/stubs/names', ''],
];

/** The stubs by path in a folder of stubs, in alphabetical order. */
export async function stubFiles(): Promise<Map<string, Buffer>> {
  const all = await Promise.all(SOURCES.map(filesOf));
  return new Map(all.flat().sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function filesOf([folder, within]: (typeof SOURCES)[number]): Promise<[path: string, text: Buffer][]> {
  const root = join(projectRoot, folder);
  const files = (await filesBelow(root)).filter((file) => file.endsWith('.pyi'));
  return await Promise.all(
    files.map(async (file): Promise<[string, Buffer]> => [
      join(within, relative(root, file)),
      await readFile(file),
    ]),
  );
}
