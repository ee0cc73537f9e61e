// SPDX-License-Identifier: MIT
// What `vencoder --version` prints: enough for an error report.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from './boards/releases.js';
import { commitOf } from './support/commit.js';
import { projectRoot } from './support/project.js';

/** Written by `npm pack`, for a package without its repository. */
const PACKED_COMMIT = join(projectRoot, 'dist', 'cli', 'commit');
const RELEASES = join(projectRoot, 'boards', 'releases.json');
const DIGITS = 12;

/** For example "0.1.0 (commit 0123456789ab, MPP A and B)": a "+" after the commit for uncommitted changes. */
export async function versionText(version: string): Promise<string> {
  const packed = readFile(PACKED_COMMIT, 'utf8').catch(() => '');
  // A version needs no git.
  const own = await commitOf(projectRoot, DIGITS).catch(() => '');
  const commit = own || (await packed).trim();
  // Unchecked: the check of the schema would load a package.
  const { releases } = JSON.parse(await readFile(RELEASES, 'utf8')) as { releases: Release[] };
  const generations = [...new Set(releases.map(({ mpp }) => mpp))].sort();
  const facts = [...(commit === '' ? [] : [`commit ${commit}`]), `MPP ${generations.join(' and ')}`];
  return `${version} (${facts.join(', ')})`;
}
