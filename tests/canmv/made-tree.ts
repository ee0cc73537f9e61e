// SPDX-License-Identifier: MIT
// A small CanMV tree in a real layout, of the files in stand-in/, committed to a git repository of its own.

import { chmod, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

/** Layouts with the MPP generation of their releases. */
export const LAYOUTS = [
  { layout: 'v1.1', generation: 'A' },
  { layout: 'v1.8', generation: 'B' },
] as const;
export type Layout = (typeof LAYOUTS)[number]['layout'];

export interface MadeTree {
  /** The root of the SDK that it is the src/canmv of. */
  root: string;
  /** The tree: src/canmv. */
  canmv: string;
}

const STAND_IN = path.join(projectRoot, 'tests', 'canmv', 'stand-in');
const REPLACED = 'port/builtin_py/media/vencoder.py';

/** A tree in `root`/src/canmv, whose encoder is executable as CanMV's is. */
export async function makeCanmvTree(root: string, layout: Layout): Promise<MadeTree> {
  const canmv = path.join(root, 'src', 'canmv');
  await mkdir(canmv, { recursive: true });
  for (const part of ['common', layout]) {
    await cp(path.join(STAND_IN, part), canmv, { recursive: true });
  }
  await chmod(path.join(canmv, REPLACED), 0o755);
  await git(canmv, ['init', '--quiet']);
  await commit(canmv, 'As it came');
  return { root, canmv };
}

/** Commits all there is. */
export async function commit(folder: string, message: string): Promise<void> {
  await git(folder, ['add', '--all']);
  await git(folder, ['commit', '--quiet', `--message=${message}`]);
}

/** stdout of git, which asks no settings of the machine. */
export async function git(folder: string, words: string[]): Promise<string> {
  const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const run = $({ quiet: true, cwd: folder, env: { ...process.env, ...own } });
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
  return (await run`git ${who} ${words}`).stdout;
}
