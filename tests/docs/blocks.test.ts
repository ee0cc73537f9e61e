// SPDX-License-Identifier: MIT
// Every code block of the documents is read by a test, or says why not; docs/tested.md has the counts,
// which VENCODER_RECORD=1 writes.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { blocksOf, documents, NOT_RUN, readerOf, READERS } from './code-blocks.js';

const blocks = documents().flatMap(blocksOf);

it('every block is read by a test, or marked as not run', () => {
  const neither = blocks.filter((block) => !NOT_RUN.test(block.info) && readerOf(block) === undefined);
  expect(neither.map(({ page, line, info }) => `${page}:${line}: ${info}`)).toEqual([]);
});

it('every test of the list reads the pages of its blocks', () => {
  for (const { test } of READERS) {
    const source = readFileSync(path.join(projectRoot, test), 'utf8');
    const pages = new Set(blocks.filter((block) => readerOf(block)?.test === test).map(({ page }) => page));
    expect({ test, pages: pages.size }).not.toEqual({ test, pages: 0 });
    // By its name, or as one of a list of documents.
    const unnamed = [...pages].filter((page) => !source.includes(path.basename(page)));
    expect(/documents\(\)|outcomesOf/.test(source) ? [] : unnamed).toEqual([]);
  }
});

it('docs/tested.md has the counts', () => {
  const rows = READERS.map(
    ({ test, what }) =>
      `| \`${test}\` | ${what} | ${blocks.filter((block) => readerOf(block)?.test === test).length} |`,
  );
  const reasons = blocks.flatMap(({ info }) => NOT_RUN.exec(info)?.[1] ?? []);
  const total = reasons.length;
  const notRun = [...new Set(reasons)]
    .sort()
    .map((reason) => `${reason} (${reasons.filter((other) => other === reason).length})`);
  const expected = [
    `${blocks.length} code blocks, ${blocks.length - total} of them in a test:`,
    '',
    '| test | what it does | blocks |',
    '|---|---|---|',
    ...rows,
    '',
    `Not run: ${total}. Behind the language such a block says why: ${notRun.join(', ')}.`,
  ].join('\n');
  const page = path.join(projectRoot, 'docs/tested.md');
  const text = readFileSync(page, 'utf8');
  const [counts = ''] = /^\d+ code blocks[^]*?^Not run: .*$/m.exec(text) ?? [];
  if (process.env['VENCODER_RECORD'] === '1') {
    writeFileSync(page, text.replace(counts, expected));
  } else {
    expect(counts).toBe(expected);
  }
});
