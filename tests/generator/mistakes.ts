// SPDX-License-Identifier: MIT
/** The mistakes in mistakes/*.txt: edits of the small spec, with the expected diagnostics. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import { WORD_LIST } from '../../generator/read/vocabulary.js';

export interface Mistake {
  code: string;
  file: string;
  /** The replaced text and its replacement (⏎: a new line); ▸ marks the expected location. */
  edits: { replace: string; by: string }[];
  message: string;
  help: string;
}

const FOLDER = path.join(projectRoot, 'tests/generator/mistakes');

/**
 * Reads all mistakes. Each is a paragraph: code and file; pairs of indented lines, replaced and replacement; the
 * message; the help, in which {words} is the list of the words of the vocabulary.
 */
export function readMistakes(): Mistake[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((name) => readFileSync(path.join(FOLDER, name), 'utf8').trimEnd().split('\n\n'))
    .map(readMistake);
}

function readMistake(paragraph: string): Mistake {
  const [head = '', ...lines] = paragraph.split('\n');
  const [code = '', file = ''] = head.split(' in ');
  const help = lines.pop() ?? '';
  const message = lines.pop() ?? '';
  const texts = lines.map((line) => line.slice(2).replaceAll('⏎', '\n'));
  const edits = texts.flatMap((replace, i) => (i % 2 === 0 ? [{ replace, by: texts[i + 1] ?? '' }] : []));
  return { code, file, edits, message, help: help.replace('help: ', '').replace('{words}', WORD_LIST) };
}
