// SPDX-License-Identifier: MIT
// No colours: not where NO_COLOR says so, and not where stdout is no terminal.

import { expect, it } from '@jest/globals';
import { vencoder } from '../board-run.js';
import { TerminalRun } from '../terminal-run.js';

/** Codes of colours and faces of text. */
const COLOURS = /\x1b\[[\d;:]*m/;

const COMMANDS: [words: string[], code: number][] = [
  [['--help'], 0],
  [['fly'], 2],
  [['boards'], 0],
  [['image', 'inspect', '/not/there'], 2],
  [['completion', 'zsh'], 0],
  [['completion', 'tcsh'], 2],
  [['complete', '--', 'ru'], 0],
  [['generate', '--check'], 0],
  [['doctor'], 0],
];

it.each(COMMANDS)('%j has none on a terminal with NO_COLOR', async (words, code) => {
  // What forces colours elsewhere.
  const run = TerminalRun.start(words, { NO_COLOR: '1', FORCE_COLOR: undefined, TERM: 'xterm-256color' });
  const ended = await run.ended();
  expect(ended.code).toBe(code);
  expect(ended.output).not.toBe('');
  expect(ended.output).not.toMatch(COLOURS);
});

it.each(COMMANDS)('%j has none in a pipe', async (words, code) => {
  const ended = await vencoder(words);
  expect(ended.code).toBe(code);
  expect(ended.stdout + ended.stderr).not.toMatch(COLOURS);
});
