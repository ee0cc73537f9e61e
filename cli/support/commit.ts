// SPDX-License-Identifier: MIT
// Commits of repositories.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './execute.js';

/** The commit of a folder that is a repository's root, with a "+" if there are uncommitted changes; '' for other folders. */
export async function commitOf(folder: string, digits = 40): Promise<string> {
  if (!existsSync(join(folder, '.git'))) {
    return '';
  }
  const git = execute({ cwd: folder });
  const { exitCode, stdout } = await git`git describe --always --abbrev=${digits} --exclude=${'*'} --dirty=+`;
  return exitCode === 0 ? stdout.trim() : '';
}
