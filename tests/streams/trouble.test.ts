// SPDX-License-Identifier: MIT
// Every mistake in docs/trouble.md, made in the first script, shows what the page says.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';

interface Mistake {
  title: string;
  mpp: string;
  /** Parts of a diff. */
  hunks: string[];
  shown: string;
}

/** A heading, with the diff and the output below it. */
const MISTAKE = /^##+ ([^\n]+)\n(?:(?!\n#)[^])*?```diff(?: mpp=(\w))?\n([^]*?)```\n\n```text\n([^]*?)```/gm;

const page = await readFile(path.join(projectRoot, 'docs', 'trouble.md'), 'utf8');
const script = await readFile(path.join(projectRoot, 'examples', 'first_video.py'), 'utf8');
const mistakes = [...page.matchAll(MISTAKE)].map(
  ([, title = '', mpp = 'B', diff = '', shown = '']): Mistake => ({
    title,
    mpp,
    hunks: diff.split('@@\n'),
    shown,
  }),
);

function side(hunk: string, signs: string): string {
  const lines = hunk.split('\n').filter((line) => line !== '' && signs.includes(line.charAt(0)));
  return lines.map((line) => `\n${line.slice(1)}`).join('');
}

function withHunk(source: string, hunk: string): string {
  const [before = '', after, ...more] = source.split(side(hunk, ' -'));
  if (after === undefined || more.length > 0) {
    throw new Error(`not once in the script: ${hunk}`);
  }
  return before + side(hunk, ' +') + after;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-trouble-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('a mistake in the first script', () => {
  it.each(mistakes)('$title', async ({ mpp, hunks, shown }) => {
    const file = path.join(folder, 'mistake.py');
    await writeFile(file, hunks.reduce(withHunk, script));
    const options = ['--sdcard', folder, '--stop-after', '10', '--leak-check'];
    const { stdout, stderr } = await runBoard({ board: 'host', mpp, options, script: file });
    for (const line of shown.trimEnd().split('\n')) {
      expect(`${stdout}${stderr}`.split('\n')).toContain(line);
    }
  });
});

it('every change of the page is one of them', () => {
  expect(mistakes.length).toBe([...page.matchAll(/^```diff/gm)].length);
});
