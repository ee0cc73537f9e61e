// SPDX-License-Identifier: MIT
// The commits that a firmware was built from.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commitOf } from '../support/commit.js';
import { projectRoot } from '../support/project.js';

/** Google's `repo` lists the folders of its repositories here. */
const PROJECT_LIST = '.repo/project.list';
/** The folders of a checkout without `repo`: the SDK's own repository, and CanMV's in it. */
const DEFAULT_FOLDERS = ['.', 'src/canmv'];

/** Commits by folder: this project's under "vencoder", the SDK's under their paths in the SDK. */
export async function sourceCommits(sdk: string): Promise<Record<string, string>> {
  const list = join(sdk, PROJECT_LIST);
  const folders = existsSync(list)
    ? (await readFile(list, 'utf8')).split('\n').filter(Boolean)
    : DEFAULT_FOLDERS;
  const repositories = [
    ['vencoder', projectRoot] as const,
    ...folders.map((name) => [name, join(sdk, name)] as const),
  ];
  const commits = await Promise.all(
    repositories.map(async ([name, folder]) => [name, await commitOf(folder)] as const),
  );
  return Object.fromEntries(commits.filter(([, commit]) => commit !== ''));
}
