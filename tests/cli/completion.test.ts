// SPDX-License-Identifier: MIT
// Shell completion.

import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder } from '../board-run.js';
import { inProcess } from './in-process.js';

const FILES = ':0';
const NOTHING = ':4';
const FOLDERS = ':16';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-completion-'));
  await symlink(path.join(projectRoot, 'dist', 'cli', 'main.js'), path.join(folder, 'vencoder'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function completed(...args: string[]): Promise<string[]> {
  const { stdout } = await inProcess(['complete', '--', ...args]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '');
}

it.each([
  [['inst'], ['install', NOTHING]],
  [
    ['image', 'in'],
    ['inspect', 'inject', NOTHING],
  ],
  [
    ['run', '--leak'],
    ['--leak-check', NOTHING],
  ],
  [
    ['run', '--mpp', ''],
    ['A', 'B', NOTHING],
  ],
  [
    ['run', '--board', ''],
    ['host', 'qemu-k230', 'qemu-riscv64', NOTHING],
  ],
  [
    ['run', '--board=h'],
    ['host', NOTHING],
  ],
  [
    ['firmware', '--board', 'k230_canmv_lck'],
    ['k230_canmv_lckfb', NOTHING],
  ],
  [
    ['run', '--memory-of', 'k230d_canmv_bpi'],
    ['k230d_canmv_bpi_zero', NOTHING],
  ],
  [
    ['boards', 'qemu'],
    ['qemu-k230', 'qemu-riscv64', NOTHING],
  ],
  [
    ['completion', 'f'],
    ['fish', NOTHING],
  ],
  [['put', 'REA'], [FILES]],
  [['put', 'README.md', ''], [NOTHING]],
  [['run', '--board', 'host', ''], [FILES]],
  [['run', '--board', 'host', 'x.py', '--leak'], [FILES]],
  [['run', '--sdcard', ''], [FOLDERS]],
  [['model', ''], [NOTHING]],
])('%j', async (words, expected) => {
  expect(await completed(...words)).toEqual(expected);
});

/** Completes the last word in a bash without any other package; prints one word per line. */
async function inBash(...words: string[]): Promise<string[]> {
  const script = `
source <(vencoder completion bash)
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_vencoder vencoder "\${@: -1}" ""
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const { stdout, stderr } = await $({
    quiet: true,
    cwd: projectRoot,
    env,
  })`bash --norc --noprofile -c ${script} bash vencoder ${words}`;
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

it('works in bash without bash-completion', async () => {
  expect(await inBash('inst')).toEqual(['install']);
  expect(await inBash('run', '--board', 'ho')).toEqual(['host']);
  // As bash splits --board=ho.
  expect(await inBash('run', '--board', '=', 'ho')).toEqual(['host']);
  expect(await inBash('run', '--sdcard', 'boar')).toEqual(['boards']);
  // No word: bash then completes files.
  expect(await inBash('put', 'READ')).toEqual([]);
});

it('does not execute what the command line quotes', async () => {
  const mark = path.join(folder, 'executed');
  await inBash('put', `$(touch ${mark})`, '');
  await inBash('put', `\`touch ${mark}\``);
  expect(existsSync(mark)).toBe(false);
});

it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
  const { code, stdout } = await vencoder(['completion', shell]);
  expect(code).toBe(0);
  expect(stdout).toContain(' complete -- ');
});
