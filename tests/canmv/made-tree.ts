// SPDX-License-Identifier: MIT
// Creates a small CanMV tree in a real layout from stand-in/, in its own git repository.

import { chmod, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

/** The layouts, with the MPP generation of their releases. */
export const LAYOUTS = [
  { layout: 'v1.1', generation: 'A' },
  { layout: 'v1.8', generation: 'B' },
  { layout: 'after v1.8', generation: 'B' },
] as const;
export type Layout = (typeof LAYOUTS)[number]['layout'];

export interface MadeTree {
  /** Root of the SDK that contains the tree. */
  root: string;
  /** The tree: src/canmv of the SDK. */
  canmv: string;
}

const STAND_IN = path.join(projectRoot, 'tests', 'canmv', 'stand-in');
const REPLACED = 'port/builtin_py/media/vencoder.py';

/** The layout's name as part of a path: make splits names at spaces. */
export function folderOf(layout: Layout): string {
  return layout.replaceAll(' ', '-');
}

/** Creates a tree in `root`/src/canmv. Its encoder is executable, as CanMV's is. */
export async function makeCanmvTree(root: string, layout: Layout): Promise<MadeTree> {
  const canmv = path.join(root, 'src', 'canmv');
  await mkdir(canmv, { recursive: true });
  for (const part of ['common', folderOf(layout)]) {
    await cp(path.join(STAND_IN, part), canmv, { recursive: true });
  }
  await chmod(path.join(canmv, REPLACED), 0o755);
  await git(canmv, ['init', '--quiet']);
  await commit(canmv, 'Original');
  return { root, canmv };
}

/** Commits all files. */
export async function commit(folder: string, message: string): Promise<void> {
  await git(folder, ['add', '--all']);
  await git(folder, ['commit', '--quiet', `--message=${message}`]);
}

/** Runs git without the machine's settings; returns its stdout. */
export async function git(folder: string, args: string[]): Promise<string> {
  const settings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const run = $({ quiet: true, cwd: folder, env: { ...process.env, ...settings } });
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
  return (await run`git ${author} ${args}`).stdout;
}
