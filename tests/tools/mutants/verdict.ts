// SPDX-License-Identifier: MIT
// Whether the tests notice a mutant: the first one that does. The quick tests of each part, without Jest where possible.

import { join } from 'node:path';
import { $ } from 'zx';
import type { Part } from './mutants.js';
import { workspace } from './workspace.js';

/** What noticed the mutant; undefined: nothing. */
export type Verdict = { killedBy: string } | undefined;

/** A mutant may loop for ever. */
const LONGEST = '600s';
const SCRIPTS: Record<string, string[]> = {
  'tests/faults': ['released', 'kept_to_the_end', 'memory_of_others', 'partial_teardown'],
  'tests/module/scripts': [
    'repeat',
    'own_attributes',
    'base_class_calls',
    'bad_input',
    'send_frame',
    'raw_create',
    'raw_end',
    'channels',
    'collected',
    'late_reader',
    'other_channel',
    'other_pools',
    'heap_lock',
    'jpeg',
  ],
};
const GENERATOR_TESTS = ['second-spec', 'reading', 'manual'].map((name) => `tests/generator/${name}.test.ts`);

async function succeeds(command: string[], cwd: string): Promise<boolean> {
  const run = $({ quiet: true, nothrow: true, cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST });
  return (await run`${command}`).exitCode === 0;
}

const cli = (...args: string[]): string[] => ['node', join(workspace, 'dist/cli/main.js'), ...args];
const BOARD = ['--board', 'host', '--mpp', 'B', '--sanitize'];

async function judgeModule(): Promise<Verdict> {
  const { exitCode, stdout } = await $({
    quiet: true,
    nothrow: true,
    cwd: workspace,
  })`${cli('build', ...BOARD)}`;
  if (exitCode !== 0) {
    return { killedBy: 'the C compiler' };
  }
  const card = join(workspace, 'build', 'card');
  await $({ quiet: true })`mkdir -p ${card}`;
  for (const [folder, names] of Object.entries(SCRIPTS)) {
    for (const name of names) {
      const run = [stdout.trim(), '--sdcard', card, '--leak-check', `${name}.py`];
      if (!(await succeeds(run, join(workspace, folder)))) {
        return { killedBy: `${folder}/${name}.py` };
      }
    }
  }
  return undefined;
}

async function judgeGenerator(): Promise<Verdict> {
  if (!(await succeeds(['npm', 'run', '--silent', 'build'], workspace))) {
    return { killedBy: 'tsc' };
  }
  if (!(await succeeds(cli('generate', '--check'), workspace))) {
    return { killedBy: 'vencoder generate --check' };
  }
  for (const test of GENERATOR_TESTS) {
    if (!(await succeeds(['npm', 'test', '--silent', '--', '--runTestsByPath', test], workspace))) {
      return { killedBy: test };
    }
  }
  return undefined;
}

export const JUDGES: Record<Part, () => Promise<Verdict>> = {
  engine: judgeModule,
  binding: judgeModule,
  generator: judgeGenerator,
};
