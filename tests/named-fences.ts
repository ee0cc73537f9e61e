// SPDX-License-Identifier: MIT
// The fences of a document that have a name behind their language: the path of a file, or the name of a list of commands.

import { readFile } from 'node:fs/promises';

/** Texts by name. */
export async function namedFences(document: string): Promise<Map<string, string>> {
  const text = await readFile(document, 'utf8');
  return new Map(
    [...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = '', content = '']) => [name, content]),
  );
}

/** The text of a fence; an Error if there is none. */
export function fenceOf(fences: ReadonlyMap<string, string>, name: string): string {
  const text = fences.get(name);
  if (text === undefined) {
    throw new Error(`no fence ${name}`);
  }
  return text;
}
