// SPDX-License-Identifier: MIT
// Pages of the site that show sources of the project, and the files of a folder.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';

/** Languages that are not called as the end of their files' names. */
const LANGUAGES: Record<string, string> = { '.h': 'c', '.mk': 'make', '.pyi': 'python', '': 'text' };

/** Readers search the book, not the sources; lines of sources need the room of the contents. */
const FRONT_MATTER = '---\nsearch: false\naside: false\n---\n';

/** Markdown with the text of a file, and a link to the file itself, which is beside the page. */
export async function sourcePage(file: string): Promise<string> {
  const text = await readFile(path.join(projectRoot, file), 'utf8');
  const extension = path.extname(file);
  const language = LANGUAGES[extension] ?? extension.slice(1);
  const name = path.basename(file);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([quotes]) => quotes.length));
  const fence = '`'.repeat(longest + 1);
  return `${FRONT_MATTER}
# ${file}

<a href="./${name}" download>Download ${name}</a>

${fence}${language}
${text.trimEnd()}
${fence}
`;
}

/** Markdown with links to the files of a folder. */
export async function folderPage(folder: string): Promise<string> {
  const names = (await readdir(path.join(projectRoot, folder))).sort();
  const links = names.map((name) => `- [${name}](${path.basename(folder)}/${name})`);
  return `${FRONT_MATTER}\n# ${folder}\n\n${links.join('\n')}\n`;
}
