// SPDX-License-Identifier: MIT
/** The mistakes of mistakes/*.txt: edits of the small spec, and all that the generator has to say about them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

export interface Mistake {
  code: string;
  file: string;
  /** What is replaced, and by what (⏎: a new line); ▸ stands right before the place that has to be named. */
  edits: { replace: string; by: string }[];
  message: string;
  help: string;
}

const FOLDER = path.join(projectRoot, 'tests/generator/mistakes');

/**
 * Reads all mistakes. Each is a paragraph: code and file; pairs of indented lines, replaced and replacing;
 * the message; the help.
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
  const edits = lines.flatMap((line, i) =>
    i % 2 === 0 ? [{ replace: line.slice(2), by: (lines[i + 1] ?? '').slice(2).replaceAll('⏎', '\n') }] : [],
  );
  return { code, file, edits, message, help: help.replace('help: ', '') };
}
