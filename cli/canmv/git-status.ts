// SPDX-License-Identifier: MIT
// Uncommitted files of a CanMV tree, as git reports them.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

/**
 * The uncommitted files among `paths`, with git's two-letter status codes.
 * @returns undefined if git does not track the tree
 */
export async function uncommittedFiles(
  folder: string,
  paths: string[],
): Promise<Map<string, string> | undefined> {
  if (!isBelowRepository(folder)) {
    return undefined;
  }
  await requireProgram('git');
  const run = execute({ cwd: folder, env: { LC_ALL: 'C' } });
  const prefix = await run`git rev-parse --show-prefix`;
  if (prefix.exitCode !== 0) {
    throw statusFailure(folder, prefix.stderr);
  }
  // A repository around the tree may not track it.
  const tracked = await run`git ls-files -- port`;
  if (tracked.stdout === '') {
    return undefined;
  }
  // --literal-pathspecs: a leading colon or a star is part of a file's name.
  const status =
    await run`git --literal-pathspecs status --porcelain=v1 -z --no-renames --untracked-files=all --ignored -- ${paths}`;
  if (status.exitCode !== 0) {
    throw statusFailure(folder, status.stderr);
  }
  const lines = status.stdout.split('\0').filter((line) => line !== '');
  const prefixLength = prefix.stdout.trimEnd().length;
  return new Map(lines.map((line) => [line.slice(3 + prefixLength), line.slice(0, 2)]));
}

function statusFailure(folder: string, stderr: string): Failure {
  return new Failure(`git cannot list the changes in ${folder}`, stderr.trimEnd());
}

function isBelowRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) {
    return true;
  }
  return dirname(folder) !== folder && isBelowRepository(dirname(folder));
}
