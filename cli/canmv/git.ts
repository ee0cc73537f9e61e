// SPDX-License-Identifier: MIT
// What git says of a tree.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { $ } from 'zx';
import { Failure } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';

/**
 * What is not committed among these paths, with git's two letters for it.
 * @returns undefined when git does not hold the tree
 */
export async function uncommitted(folder: string, paths: string[]): Promise<Map<string, string> | undefined> {
  if (!isBelowRepository(folder)) {
    return undefined;
  }
  await requireProgram('git');
  const run = $({ quiet: true, nothrow: true, cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
  const prefix = await run`git rev-parse --show-prefix`;
  if (prefix.exitCode !== 0) {
    throw new Failure(`git cannot say what was changed in ${folder}`, prefix.stderr.trimEnd());
  }
  // A repository around the tree may know nothing of it.
  const held = await run`git ls-files -- port`;
  if (held.stdout === '') {
    return undefined;
  }
  // Names that begin with a colon or have stars in them are names here, no patterns.
  const status =
    await run`git --literal-pathspecs status --porcelain=v1 -z --no-renames --untracked-files=all --ignored -- ${paths}`;
  if (status.exitCode !== 0) {
    throw new Failure(`git cannot say what was changed in ${folder}`, status.stderr.trimEnd());
  }
  const lines = status.stdout.split('\0').filter((line) => line !== '');
  const below = prefix.stdout.trimEnd();
  return new Map(lines.map((line) => [line.slice(3 + below.length), line.slice(0, 2)]));
}

function isBelowRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) {
    return true;
  }
  return dirname(folder) !== folder && isBelowRepository(dirname(folder));
}
