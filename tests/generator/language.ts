// SPDX-License-Identifier: MIT
/**
 * The language reference, docs/language/*.md, as scenarios. A page has sections; the fences of a section are parts of a spec
 * (`ts PLACE`, or `ts PLACE wrong`) and what the generator makes of them (`c FILE`, `text errors`, …). The parts stand in the
 * spec of docs/language/README.md, at the comment with the name of the place, or in place of one of its files; another file is
 * `python ../FILE`, beside the folder of the spec.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { structuredPatch } from 'diff';
import { projectRoot } from '../../cli/support/project.js';
import { generate } from '../../generator/generate.js';
import { SpecError } from '../../generator/model/diagnostics.js';
import { diagnosticText } from '../../generator/render/diagnostic-text.js';
import { writeSpec, type SpecTexts } from './spec-fixture.js';

export const FOLDER = path.join(projectRoot, 'docs/language');
const FRAME = 'README.md';
/** Start of the name of a file beside the folder of the spec. */
const BESIDE = '../';
/** Added lines, without the copies of the stubs in C comments. */
const ADDED = /^\+(?!\/\/\|)/;

export interface Fence {
  /** Behind the backquotes: the language, then words. */
  language: string;
  words: string[];
  text: string;
  /** Lines of the text in the page: the first, and the one after the last. */
  lines: [number, number];
}

export interface Scenario {
  page: string;
  title: string;
  fences: Fence[];
}

export function pages(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== FRAME)
    .sort();
}

export function scenariosOf(page: string): Scenario[] {
  const lines = readFileSync(path.join(FOLDER, page), 'utf8').split('\n');
  const scenarios: Scenario[] = [];
  let open: { mark: string; info: string; start: number } | undefined;
  for (const [i, line] of lines.entries()) {
    const [, mark = '', info = ''] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined && line.startsWith('## ')) {
      scenarios.push({ page, title: line.slice(3), fences: [] });
    } else if (open === undefined && mark !== '') {
      open = { mark, info, start: i + 1 };
    } else if (line === open?.mark) {
      const [language = '', ...words] = open.info.split(' ');
      const text = lines.slice(open.start, i).join('\n');
      scenarios.at(-1)?.fences.push({ language, words, text, lines: [open.start, i] });
      open = undefined;
    }
  }
  return scenarios;
}

/** The files of the spec that the scenarios stand in. */
const frame: SpecTexts = Object.fromEntries(
  [...readFileSync(path.join(FOLDER, FRAME), 'utf8').matchAll(/^```ts (\S+\.ts)\n([^]*?)\n```$/gm)].map(
    ([, name = '', text = '']) => [name, text],
  ),
);

/** What the spec of a scenario gives: the text for each fence that is not a part of a spec. */
export async function outcomesOf({ fences }: Scenario): Promise<Map<Fence, string>> {
  const given = fences.filter(isPart).filter((fence) => !isWrong(fence));
  const added = given.length === 0 ? new Map<string, string>() : await addedBy(given);
  const outcomes = new Map<Fence, string>();
  for (const [i, fence] of fences.entries()) {
    const before = fences[i - 1];
    if (isPart(fence)) {
      continue;
    }
    outcomes.set(
      fence,
      before && isWrong(before)
        ? await errorsOf([...given.filter(({ words }) => words[0] !== before.words[0]), before])
        : (added.get(fence.words[0] ?? '') ?? ''),
    );
  }
  return outcomes;
}

export function isPart({ language, words: [place] }: Fence): boolean {
  return place !== undefined && (language === 'ts' || place.startsWith(BESIDE));
}

function isWrong({ words }: Fence): boolean {
  return words[1] === 'wrong';
}

/** The spec with the parts at their places, or in files of their own. */
export function specWith(parts: readonly Fence[]): SpecTexts {
  const files = parts.flatMap(({ words: [name = ''], text }) =>
    name.endsWith('.ts') || name.startsWith(BESIDE) ? [[name, text]] : [],
  );
  const spec = Object.entries({ ...frame, ...(Object.fromEntries(files) as SpecTexts) }).map(
    ([name, text]) => [
      name,
      text.replace(/^( *)\/\/ (\w+)$/gm, (_, indent: string, place: string) =>
        parts
          .filter(({ words }) => words[0] === place)
          .flatMap((part) => part.text.split('\n'))
          .map((line) => (line === '' ? '' : `${indent}${line}`))
          .join('\n'),
      ),
    ],
  );
  return Object.fromEntries(spec) as SpecTexts;
}

/** The lines that the parts add to each emitted file, by its name. */
async function addedBy(parts: readonly Fence[]): Promise<Map<string, string>> {
  const before = new Map((await outputsOf([])).map(({ path: file, text }) => [file, text]));
  return new Map(
    (await outputsOf(parts)).map(({ path: file, text }) => [
      path.basename(file),
      addedLines(before.get(file) ?? '', text),
    ]),
  );
}

async function outputsOf(parts: readonly Fence[]): Promise<{ path: string; text: string }[]> {
  return await generate(await writeSpec(specWith(parts)));
}

function addedLines(before: string, after: string): string {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks
    .map(({ lines }) => lines.filter((line) => ADDED.test(line)).map((line) => line.slice(1)))
    .filter((lines) => lines.some((line) => line.trim() !== ''))
    .map((lines) => lines.join('\n').replace(/^\n+|\n+$/g, ''))
    .join('\n…\n');
}

/** The errors of a wrong spec, as a terminal shows them. */
async function errorsOf(parts: readonly Fence[]): Promise<string> {
  try {
    await outputsOf(parts);
    return '';
  } catch (error) {
    if (error instanceof SpecError) {
      return error.diagnostics.map(diagnosticText).join('\n');
    }
    throw error;
  }
}
