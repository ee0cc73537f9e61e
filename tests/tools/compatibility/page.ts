// SPDX-License-Identifier: MIT
// docs/compatibility.md.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../../../cli/support/project.js';
import { isLater, type PublicScript } from './script-list.js';
import { isImported, type Row } from './verdict.js';

const TEMPLATE = path.join(projectRoot, 'tests', 'tools', 'compatibility', 'compatibility.md.hbs');

export async function renderPage(rows: Row[]): Promise<string> {
  const right = rows.filter(({ runs }) => runs);
  const template = Handlebars.compile(await readFile(TEMPLATE, 'utf8'), { noEscape: true, strict: true });
  return template({
    right: right.length,
    judged: rows.length,
    percent: rows.length === 0 ? 0 : Math.round((100 * right.length) / rows.length),
    imported: right.filter(({ script }) => isImported(script)).length,
    later: rows.filter(({ script }) => isLater(script)).length,
    rows: rows.map(({ script, mpp, runs, text }) => ({
      ...script,
      repository: script.repository || 'unknown',
      mpp,
      source: sourceOf(script),
      result: runs ? 'runs' : 'no',
      text: [text, ...(runs || script.reason === '' ? [] : [script.reason])]
        .join('. ')
        .replaceAll('|', '\\|'),
    })),
  });
}

/** A link, unless the script was found without its address. */
function sourceOf({ path: name, url }: PublicScript): string {
  return url.startsWith('http') ? `[${name}](${url})` : name || 'found as text';
}
