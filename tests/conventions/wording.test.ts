// SPDX-License-Identifier: MIT
// Rejects private words (docs/glossary.md has the standard terms), and broken links.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { FOLDERS, listFiles, readSource } from './source-graph.js';

const REJECTED = [
  /\bis (not )?to be (had|found in)\b/i,
  /\bwhich \w+ is it to be/i,
  /\bmend(s|ed|ing)?\b/i,
  /\blets? (a|an|the|each|every) \w+ (call )?(fail|through)\b/i,
  /\bcom(es?|ing) to (nothing|-1|0)\b/i,
  /\bwhat was done once\b/i,
  /\bnobody (hears|is told|can be asked)\b/i,
  /\b(is|be) at it\b/i,
  /\ball right\b/i,
  /\b(does|did|will) not let (it |them )?go\b/i,
  /\bgiv(e|es|ing|en) (it|them|all|everything|packs?|back)? ?back\b/i,
  /\bgave (it|them|all)? ?back\b/i,
  /\bin vain\b/i,
  /\bput in order\b/i,
  /\btells? apart\b/i,
  /\btold apart\b/i,
  /\bends? well\b/i,
  /\bwent well\b/i,
];

const TEXTS = /(\.(ts|c|h|cpp|hbs|py|mk|md|txt|json)|Makefile|Dockerfile)$/;
/** The list itself, the page with the old words, and files that are not our prose. */
const EXCEPT = ['tests/conventions/wording.test.ts', 'docs/glossary.md', 'package-lock.json'];

it('no text uses the worst of the old words', () => {
  const found = listFiles(TEXTS)
    .filter((file) => !EXCEPT.includes(file))
    .flatMap((file) =>
      readSource(file)
        .split('\n')
        .flatMap((line, i) =>
          REJECTED.some((word) => word.test(line)) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
        ),
    );
  expect(found).toEqual([]);
});

it('every link of a document leads to a file', () => {
  const broken = listFiles(/\.md$/).flatMap((file) =>
    [...readSource(file).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.join(projectRoot, path.dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/** They tell of the past: files may be gone since. */
const RECORDS = ['CHANGELOG.md', 'docs/suite-times.md'];

// NAME in capitals stands for any name.
it('every path of the project that a document names exists', () => {
  const named = new RegExp(`\`((?:${FOLDERS.join('|')})/[\\w./-]*[\\w/])\``, 'g');
  const missing = listFiles(/\.md$/)
    .filter((file) => !EXCEPT.includes(file) && !RECORDS.includes(file))
    .flatMap((file) =>
      [...readSource(file).matchAll(named)]
        .map(([, target = '']) => target)
        .filter((target) => !/\b[A-Z]+\b/.test(target) && !existsSync(path.join(projectRoot, target)))
        .map((target) => `${file}: ${target}`),
    );
  expect(missing).toEqual([]);
});
