// SPDX-License-Identifier: MIT
// A copy of a checkout whose spec is changed, as a maintainer changes it.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyProject } from '../project-copy.js';
import { cpuSeconds } from './cpu-time.js';

const PARTS = ['boards', 'cli', 'dist', 'firmware', 'package.json', 'spec', 'templates', 'examples'];
const SPEC = path.join('spec', 'vencoder.ts');

/** A constant, after which others can follow. */
const CONSTANT = /^ {2}static readonly PAYLOAD_TYPE_JPEG: .*;\n/m;
/** A word of a doc comment. */
const WORD = /Codec profile(?: \d+)? for the payload type/;

/** Changes of the spec's text; `n` is another one each time. */
export const CHANGES = {
  'a new name': (text: string, n: number): string =>
    text.replace(
      CONSTANT,
      (all) => `${all}  /** New. */\n${all.replace('PAYLOAD_TYPE_JPEG', `NEW_NAME_${n}`)}`,
    ),
  'a doc word': (text: string, n: number): string =>
    text.replace(WORD, `Codec profile ${n} for the payload type`),
};

/** The command that generates and builds in the copy. */
export function rebuild(copy: string): string[] {
  const cli = `"${process.execPath}" dist/cli/main.js`;
  return ['sh', '-c', `cd "${copy}" && ${cli} generate && ${cli} build --board host`];
}

/** Copies a checkout and builds the program once. */
export async function copyAndBuild(checkout: string, copy: string): Promise<void> {
  await copyProject(checkout, PARTS, copy);
  await cpuSeconds(rebuild(copy));
}

/** Changes the spec of the copy. */
export async function changeSpec(copy: string, change: keyof typeof CHANGES, n: number): Promise<void> {
  const file = path.join(copy, SPEC);
  const text = await readFile(file, 'utf8');
  const changed = CHANGES[change](text, n);
  if (changed === text) {
    throw new Error(`${file} has no place for ${change}`);
  }
  await writeFile(file, changed);
}
