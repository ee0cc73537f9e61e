// SPDX-License-Identifier: MIT
// The files of the book: the documents, and all that they link to.

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import { kindOf, placeOf, targetOf } from './addresses.js';

/** The page with the contents. */
export const CONTENTS = 'docs/README.md';

/** Files of the project by their place in the site. */
export type Book = ReadonlyMap<string, string>;

export async function readBook(): Promise<Book> {
  const documents = (await readdir(path.join(projectRoot, 'docs'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name));
  const found = new Set(documents);
  // A set also visits what is added meanwhile.
  for (const file of found) {
    if (kindOf(file) === 'document') {
      (await linkedFiles(file)).forEach((linked) => found.add(linked));
    }
  }
  return new Map([...found].sort().map((file) => [placeOf(file), file]));
}

/** The files that a document links to or shows; of a folder, its files. */
async function linkedFiles(document: string): Promise<string[]> {
  const text = await readFile(path.join(projectRoot, document), 'utf8');
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(
    ([, link = '']) => targetOf(document, link)?.file ?? [],
  );
  return (await Promise.all(linked.map(withEntries))).flat();
}

/** The path; of a folder also those of its files. Nothing if it does not exist: VitePress reports a dead link. */
async function withEntries(file: string): Promise<string[]> {
  const full = path.join(projectRoot, file);
  const found = await stat(full).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    return found === undefined ? [] : [file];
  }
  return [file, ...(await readdir(full)).map((name) => path.join(file, name))];
}
