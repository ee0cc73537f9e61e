// SPDX-License-Identifier: MIT
// Builds the site of the book. VitePress gets a folder with its pages, so that documents stay where GitHub shows them.

import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vitepress';
import { Failure } from '../../../cli/support/failure.js';
import { projectRoot } from '../../../cli/support/project.js';
import { kindOf, placeOf } from './addresses.js';
import { readBook } from './book.js';
import { folderPage, sourcePage } from './source-page.js';

const STAGED = path.join(projectRoot, 'build', 'site');
const PAGES = path.join(STAGED, 'pages');
/** VitePress copies these files unchanged. */
const UNCHANGED = path.join(PAGES, 'public');
/** VitePress reads a file. */
const CONFIG = `import { siteConfig } from ${JSON.stringify(path.join(import.meta.dirname, 'config.js'))};
export default siteConfig();
`;

/** Writes the site into `folder`, in place of what is there. `base` is the path of its address, with slashes around it. */
export async function buildSite(folder: string, base = '/'): Promise<void> {
  await rm(STAGED, { recursive: true, force: true });
  await write(path.join(STAGED, '.vitepress', 'config.mjs'), CONFIG);
  for (const file of (await readBook()).values()) {
    await stage(file);
  }
  try {
    await build(STAGED, { outDir: folder, base });
  } catch (error) {
    throw new Failure('VitePress does not build the site', String(error));
  }
}

async function stage(file: string): Promise<void> {
  const full = path.join(projectRoot, file);
  const place = placeOf(file);
  switch (kindOf(file)) {
    case 'document':
      await write(path.join(PAGES, place), await readFile(full, 'utf8'));
      break;
    case 'source': {
      const isFolder = (await stat(full)).isDirectory();
      await write(path.join(PAGES, place), await (isFolder ? folderPage(file) : sourcePage(file)));
      if (!isFolder) {
        await copy(full, path.join(UNCHANGED, 'source', file));
      }
      break;
    }
    case 'picture':
      await copy(full, path.join(UNCHANGED, place));
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}
