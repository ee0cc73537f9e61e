// SPDX-License-Identifier: MIT
// Which commits a firmware was built from.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../support/project.js';

/** `repo` lists the folders of its repositories here. */
const PROJECT_LIST = '.repo/project.list';
/** Without `repo`: the SDK's own repository, and CanMV's in it. */
const USUAL = ['.', 'src/canmv'];

/** Commits by folder: this project's under "vencoder", the SDK's under their paths in it. */
export async function sourceCommits(sdk: string): Promise<Record<string, string>> {
  const list = join(sdk, PROJECT_LIST);
  const folders = existsSync(list) ? (await readFile(list, 'utf8')).split('\n').filter(Boolean) : USUAL;
  const all = [
    ['vencoder', projectRoot] as const,
    ...folders.map((name) => [name, join(sdk, name)] as const),
  ];
  const commits = await Promise.all(
    all.map(async ([name, folder]) => [name, await commitOf(folder)] as const),
  );
  return Object.fromEntries(commits.filter(([, commit]) => commit !== ''));
}

async function commitOf(folder: string): Promise<string> {
  if (!existsSync(join(folder, '.git'))) {
    return '';
  }
  const git = $({ quiet: true, nothrow: true, cwd: folder });
  const { exitCode, stdout } = await git`git describe --always --abbrev=40 --exclude=${'*'} --dirty=+`;
  return exitCode === 0 ? stdout.trim() : '';
}
