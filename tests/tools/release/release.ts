// SPDX-License-Identifier: MIT
// The files of a release, from the commit of a checkout: the module alone, the npm package, the book, their checksums, and
// the notes. The same commit gives the same bytes.

import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withTemporaryFolder, writeFolderAtomically } from '../../../cli/support/atomic-write.js';
import { execute } from '../../../cli/support/execute.js';
import { Failure } from '../../../cli/support/failure.js';
import { sha256 } from '../../../cli/support/fingerprint.js';
import { step } from '../../../cli/support/progress.js';
import { MODULE_README, modulePaths } from './module-paths.js';
import { versionNotes } from './version-notes.js';

/** The notes are the text of a release, and no file of it. */
export const NOTES = 'NOTES.md';
export const CHECKSUMS = 'SHA256SUMS';

/** Documents and what they link to. A site made of them belongs here, too. */
const BOOK = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'THIRD-PARTY.md',
  'docs',
  'examples',
  MODULE_README,
];

/**
 * Writes the files to `folder`, which it replaces, and returns their names. A Failure if the checkout is not what its version
 * says: uncommitted changes, a tag of another version, no section of the changelog.
 */
export async function writeRelease(checkout: string, folder: string): Promise<string[]> {
  const { name, version } = await packageOf(checkout);
  await requireCommitted(checkout);
  await requireTag(checkout, `v${version}`);
  const notes = versionNotes(await readFile(path.join(checkout, 'CHANGELOG.md'), 'utf8'), version);
  await writeFolderAtomically(
    folder,
    async (staged) => {
      await withTemporaryFolder('release', async (temporary) => {
        const clone = await cloneOf(checkout, temporary);
        step('Packing the module and the book');
        const readme = [`--add-file=${MODULE_README}`];
        await archive(
          clone,
          path.join(staged, `${name}-module-${version}`),
          await modulePaths(clone),
          readme,
        );
        await archive(clone, path.join(staged, `${name}-book-${version}`), BOOK);
        step('Building and packing the npm package');
        await packNpm(clone, staged);
      });
      await writeFile(path.join(staged, CHECKSUMS), await checksums(staged));
      await writeFile(path.join(staged, NOTES), notes);
    },
    { replace: true },
  );
  return (await readdir(folder)).sort();
}

async function packageOf(checkout: string): Promise<{ name: string; version: string }> {
  return JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
}

// A release is what everybody can get by its commit.
async function requireCommitted(checkout: string): Promise<void> {
  const { stdout } = await execute({ check: true, cwd: checkout })`git status --porcelain`;
  if (stdout !== '') {
    throw new Failure(
      'there are uncommitted changes, and a release is made of a commit',
      `Commit them, or put them away with \`git stash --include-untracked\`:\n${stdout.trimEnd()}`,
    );
  }
}

async function requireTag(checkout: string, expected: string): Promise<void> {
  const { stdout } = await execute({ check: true, cwd: checkout })`git tag --points-at HEAD ${'v*'}`;
  const tags = stdout.split('\n').filter((tag) => tag !== '');
  if (tags.length > 0 && !tags.includes(expected)) {
    throw new Failure(
      `the commit has the tag ${tags.join(', ')}, and the version in package.json is that of ${expected}`,
      'Change the version in package.json before the tag: npm version --no-git-tag-version VERSION',
    );
  }
}

// npm's scripts remove dist, which is in use: they run in a clone.
async function cloneOf(checkout: string, folder: string): Promise<string> {
  const clone = path.join(folder, 'clone');
  await execute({ check: true })`git clone --quiet ${checkout} ${clone}`;
  await symlink(path.join(checkout, 'node_modules'), path.join(clone, 'node_modules'));
  return clone;
}

/** Sorted, with the commit's time and no owner: git's own archives are. `base` is the path without a suffix. */
async function archive(
  clone: string,
  base: string,
  paths: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const prefix = `--prefix=${path.basename(base)}/`;
  const git = execute({ check: true, cwd: clone });
  await git`git -c tar.umask=0022 archive ${prefix} ${more} --output=${base}.tar.gz HEAD -- ${paths}`;
}

async function packNpm(clone: string, folder: string): Promise<void> {
  // With its own cache: the test image's user cannot write to root's.
  const cache = path.join(path.dirname(clone), 'npm-cache');
  await execute({
    check: true,
    cwd: clone,
  })`npm pack --silent --offline --cache ${cache} --pack-destination ${folder}`;
}

/** As `sha256sum --check` reads them. */
async function checksums(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const lines = await Promise.all(
    names.map(async (name) => `${sha256(await readFile(path.join(folder, name)))}  ${name}\n`),
  );
  return lines.join('');
}
