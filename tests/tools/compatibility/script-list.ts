// SPDX-License-Identifier: MIT
// The list of public scripts: index.tsv in a folder, with the names of its columns in the first line. The scripts are not
// part of the project; docs/public-scripts.md says how they were found.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../../cli/support/failure.js';

const COLUMNS = ['number', 'repository', 'path', 'url', 'firmware', 'records', 'needs', 'file'] as const;

/** The list need not have them: why a script cannot run, for readers; a text that it prints at its end on a board, too. */
const OPTIONAL = ['reason', 'prints'] as const;

export type PublicScript = Record<(typeof COLUMNS)[number] | (typeof OPTIONAL)[number], string>;

/** The scripts in the list's order, those that have a file; `file` becomes an absolute path. */
export async function readScriptList(folder: string): Promise<PublicScript[]> {
  const index = path.join(folder, 'index.tsv');
  const [head = '', ...lines] = (await readFile(index, 'utf8')).trimEnd().split('\n');
  const names = head.split('\t');
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Failure(`${index} has no column ${missing.join(', ')}`, 'Name the columns in its first line.');
  }
  return lines
    .map((line) => scriptOf(line.split('\t'), names))
    .filter(({ file }) => file.endsWith('.py'))
    .map((script) => ({ ...script, file: path.join(folder, script.file) }));
}

function scriptOf(values: string[], names: string[]): PublicScript {
  const value = (name: string): string => values[names.indexOf(name)] ?? '';
  return Object.fromEntries([...COLUMNS, ...OPTIONAL].map((name) => [name, value(name)])) as PublicScript;
}

/** CanMV after v1.8 as the list calls it; its MPP is that of B. */
const LATER = 'M';

/** Whether the script was written for CanMV after v1.8 only. */
export function isLater({ firmware }: PublicScript): boolean {
  return firmware === LATER;
}

/** The generations of the MPP that the script was written for. */
export function generationsOf({ firmware }: PublicScript): ('A' | 'B')[] {
  const [first = '', last = first] = firmware.replaceAll(LATER, 'B').split(/\/|\.\./);
  return (['A', 'B'] as const).filter((generation) => first <= generation && generation <= last);
}
