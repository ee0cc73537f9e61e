// SPDX-License-Identifier: MIT
// No colours with NO_COLOR, and none if stdout is not a terminal.

import { expect, it } from '@jest/globals';
import { vencoder } from '../board-run.js';
import { TerminalRun } from '../terminal-run.js';

/** Escape codes of colours and text styles. */
const COLOURS = /\x1b\[[\d;:]*m/;

const COMMANDS: [args: string[], code: number][] = [
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

it.each(COMMANDS)('%j has none on a terminal with NO_COLOR', async (args, code) => {
  // FORCE_COLOR and TERM would enable colours.
  const run = TerminalRun.start(args, { NO_COLOR: '1', FORCE_COLOR: undefined, TERM: 'xterm-256color' });
  const result = await run.exited();
  expect(result.code).toBe(code);
  expect(result.output).not.toBe('');
  expect(result.output).not.toMatch(COLOURS);
});

it.each(COMMANDS)('%j has none in a pipe', async (args, code) => {
  const result = await vencoder(args);
  expect(result.code).toBe(code);
  expect(result.stdout + result.stderr).not.toMatch(COLOURS);
});
