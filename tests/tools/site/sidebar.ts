// SPDX-License-Identifier: MIT
// The sidebar of the site: the tables of the book's contents page.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { projectRoot } from '../../../cli/support/project.js';
import { addressOf, targetOf } from './addresses.js';
import { CONTENTS } from './book.js';

type Item = DefaultTheme.SidebarItem;

interface Link {
  text: string;
  target: string;
}

/** A group for each section of the contents page, with the links of its table's first column. */
export async function readSidebar(): Promise<Item[]> {
  const [, ...sections] = (await readText(CONTENTS)).split(/^## /m);
  return await Promise.all(
    sections.map(async (section) => ({
      text: section.slice(0, section.indexOf('\n')),
      items: await Promise.all(linksOf(CONTENTS, section).map(itemOf)),
    })),
  );
}

/** An entry; with the pages of its folder, if it is the contents page of one. */
async function itemOf({ text, target }: Link): Promise<Item> {
  const item = { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, link: addressOf(target) };
  const folder = path.dirname(target);
  if (path.basename(target) !== 'README.md' || folder === '.') {
    return item;
  }
  const pages = linksOf(target, await readText(target)).filter(
    (link) => path.dirname(link.target) === folder,
  );
  return { ...item, collapsed: true, items: await Promise.all(pages.map(itemOf)) };
}

/** The links in the first column of tables of a document. */
function linksOf(document: string, text: string): Link[] {
  return [...text.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].flatMap(([, name = '', link = '']) => {
      const target = targetOf(document, link)?.file;
      return target === undefined ? [] : [{ text: name.replaceAll('`', ''), target }];
    }),
  );
}

async function readText(file: string): Promise<string> {
  return await readFile(path.join(projectRoot, file), 'utf8');
}
