// SPDX-License-Identifier: MIT
/** The pages of the catalogue of diagnostics: one for each code, and a list of them. */
import { CODES, entryOf, type Code, type Entry } from '../model/catalogue.js';

const HEAD =
  '<!-- Generated from generator/model/catalogue.ts: change it and run `make generate`, do not edit. -->';
/** Longer examples are cut. */
const LINES = 12;

/** The pages, in a folder. */
export function diagnosticPages(folder: string): { path: string; text: string }[] {
  const pages = CODES.map((code) => ({
    path: pageOf(folder, code),
    text: `${HEAD}\n\n${diagnosticPage(code)}`,
  }));
  return [...pages, { path: `${folder}/README.md`, text: list() }];
}

/** The page of a code; undefined if there is no such code. */
export function diagnosticPage(code: string): string | undefined {
  const entry = entryOf(code);
  return entry && [`# ${code}: ${entry.title}`, entry.text, ...examples(entry)].join('\n\n') + '\n';
}

export function pageOf(folder: string, code: Code): string {
  return `${folder}/${code}.md`;
}

function examples({ file, wrong, right }: Entry): string[] {
  return [`Wrong, in a spec's \`${file}\`:`, fenced(wrong), 'Right:', fenced(right)];
}

function fenced(text: string): string {
  return ['```ts', ...shortened(dedented(text.replace(/^\n+|\n+$/g, '').split('\n'))), '```'].join('\n');
}

function shortened(lines: string[]): string[] {
  return lines.length > LINES ? [...lines.slice(0, LINES / 2), '…', ...lines.slice(-LINES / 2)] : lines;
}

/** Lines without the indentation that all have but the first, which an example may start within. */
function dedented(lines: string[]): string[] {
  const [first = '', ...rest] = lines;
  const indents = (/^\s/.test(first) ? lines : rest)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return [first.trimStart(), ...rest.map((line) => line.slice(Number.isFinite(indent) ? indent : 0))];
}

function list(): string {
  const rows = CODES.map((code) => `| [${code}](${code}.md) | ${entryOf(code)?.title ?? ''} |`);
  return [
    HEAD,
    '',
    '# Errors of specs',
    '',
    'S: the spec cannot be read. C: a check of what was read fails. P: parts of a project do not fit. The option `--explain CODE` prints a page.',
    '',
    '| code | error |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}
