// SPDX-License-Identifier: MIT
// Where the site has a file of the project.

import path from 'node:path';

const PICTURE = /\.(jpg|png|svg)$/;

export type Kind = 'document' | 'picture' | 'source';

export function kindOf(file: string): Kind {
  if (file.endsWith('.md')) {
    return 'document';
  }
  return PICTURE.test(file) ? 'picture' : 'source';
}

/** The place of a file of the project in the site, relative to its root: for documents and sources that of a Markdown page. */
export function placeOf(file: string): string {
  const inBook = /^docs\/(.*)/.exec(file)?.[1];
  switch (kindOf(file)) {
    case 'document':
      // The book's contents are the home page; GitHub shows a README as the page of its folder.
      return inBook === undefined ? file.toLowerCase() : inBook.replace(/(^|\/)README\.md$/, '$1index.md');
    case 'source':
      return `source/${file}.md`;
    case 'picture':
      return inBook ?? file;
  }
}

/** The absolute address of a file of the project in the site, without its base. */
export function addressOf(file: string): string {
  return `/${placeOf(file).replace(/(^|\/)index\.md$/, '$1')}`;
}

/** The file of the project that a link of `from` names, and the link's anchor; undefined: the link leaves the project. */
export function targetOf(from: string, link: string): { file: string; anchor: string } | undefined {
  const [, target = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(link) ?? [];
  if (target === '' || /^[a-z]+:/.test(target)) {
    return undefined;
  }
  return { file: path.normalize(path.join(path.dirname(from), target)).replace(/\/$/, ''), anchor };
}
