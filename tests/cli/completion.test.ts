// SPDX-License-Identifier: MIT
// Shell completion.

import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { vencoder } from '../board-run.js';

async function completed(...args: string[]): Promise<string[]> {
  const { stdout } = await vencoder(['complete', '--', ...args]);
  return stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
}

it('completes commands, options and choices', async () => {
  expect(await completed('inst')).toContain('install');
  expect(await completed('image', 'in')).toEqual(expect.arrayContaining(['inspect', 'inject']));
  expect(await completed('run', '--leak')).toContain('--leak-check');
  expect(await completed('run', '--mpp', '')).toEqual(expect.arrayContaining(['A', 'B']));
});

it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
  const { code, stdout } = await vencoder(['completion', shell]);
  expect(code).toBe(0);
  expect(stdout).toContain('vencoder complete --');
  if (shell === 'bash') {
    const { exitCode } = await $({ nothrow: true, quiet: true, input: stdout })`bash -n`;
    expect(exitCode).toBe(0);
  }
});
