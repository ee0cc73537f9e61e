// SPDX-License-Identifier: MIT
/**
 * The language reference is true: each scenario gives what its page shows, and each word has one. VENCODER_RECORD=1 writes
 * what the generator gives into the pages.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { FOLDER, isPart, outcomesOf, pages, scenariosOf, type Fence } from './language.js';
import { removeTemporaryFolders } from './spec-fixture.js';
import { wordsOf } from './vocabulary.js';

const isRecording = process.env['VENCODER_RECORD'] === '1';

afterAll(removeTemporaryFolders);

/** Writes the texts into the fences of a page. */
function record(page: string, outcomes: ReadonlyMap<Fence, string>): void {
  const file = path.join(FOLDER, page);
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [
    {
      lines: [start, end],
    },
    text,
  ] of [...outcomes].reverse()) {
    lines.splice(start, end - start, ...(text === '' ? [] : text.split('\n')));
  }
  writeFileSync(file, lines.join('\n'));
}

describe.each(pages())('%s', (page) => {
  const scenarios = scenariosOf(page);

  if (isRecording) {
    it('is recorded', async () => {
      const all = await Promise.all(scenarios.map(outcomesOf));
      record(page, new Map(all.flatMap((outcomes) => [...outcomes])));
    });
  } else {
    it.each(scenarios)('shows what the generator makes of $title', async (scenario) => {
      const outcomes = await outcomesOf(scenario);
      expect([...outcomes].map(([{ text }]) => text)).toEqual([...outcomes.values()]);
    });
  }

  it.each(scenarios)('has a part of a spec and what comes of it, neither empty: $title', ({ fences }) => {
    expect(fences.some(isPart)).toBe(true);
    expect(fences.filter((fence) => !isPart(fence))).not.toEqual([]);
    expect(fences.filter(({ text }) => text === '')).toEqual([]);
  });
});

it('each word of the vocabulary has a scenario', () => {
  const titles = pages().flatMap((page) =>
    scenariosOf(page).flatMap(({ title }) => title.match(/(?<=`)\w+(?=`)/g) ?? []),
  );
  const words = Object.keys(wordsOf(path.join(projectRoot, 'spec/vocabulary.ts')));
  expect(words.length).toBeGreaterThan(30);
  expect(words.filter((word) => !titles.includes(word))).toEqual([]);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
