// SPDX-License-Identifier: MIT
// CanMV's SDK from its public repositories, by Google's `repo` and the vendor's manifests.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { BuildLog } from '../support/logged-process.js';
import { Failure } from '../support/failure.js';
import { step } from '../support/progress.js';
import { buildFolder } from '../support/project.js';
import { changeTree } from './change.js';
import { locateTree } from './tree.js';
import { planUninstall } from './uninstall.js';

export interface SdkSource {
  /** URL of the git repository that holds the manifests. */
  manifests: string;
  /** The manifest's file in it: a release of CanMV. */
  file: string;
}

/** Where the vendor keeps its manifests, and the `repo` that they are made for. */
export const VENDOR_MANIFESTS = 'https://github.com/canmv-k230/manifest';
const VENDOR_BRANCH = 'master';
const VENDOR_REPO = 'https://github.com/canmv-k230/git-repo.git';

/** The folder of a checkout: one for each manifest file, kept so that the next time only changes are fetched. */
export function checkoutFolder({ file }: SdkSource): string {
  return join(buildFolder, 'canmv', file.replace(/\.xml$/, ''));
}

/** Checks the SDK out, or brings a checkout up to date; the folder. A Failure tells how to do without `repo`. */
export async function checkOut(source: SdkSource): Promise<string> {
  await requireRepo();
  const folder = checkoutFolder(source);
  await mkdir(folder, { recursive: true });
  const log = await BuildLog.create('canmv-checkout');
  step(`Checking out ${source.file} of ${source.manifests} into ${folder}; log: ${log.file}`);
  const origin = [
    '-u',
    source.manifests,
    '-b',
    VENDOR_BRANCH,
    '-m',
    source.file,
    `--repo-url=${VENDOR_REPO}`,
  ];
  await removeModule(folder);
  await log.run(['repo', 'init', '--depth=1', ...origin], { cwd: folder });
  await log.run(['repo', 'sync', '--current-branch', '--no-clone-bundle'], { cwd: folder });
  return folder;
}

// What an earlier firmware left in the checkout would stand in the way of what changed since.
async function removeModule(sdk: string): Promise<void> {
  if (!existsSync(join(sdk, 'src', 'canmv', 'port'))) {
    return;
  }
  const tree = await locateTree(sdk);
  const plan = await planUninstall(tree);
  if (plan !== undefined) {
    await changeTree(tree.folder, plan.changes, plan.folders);
  }
}

async function requireRepo(): Promise<void> {
  const { exitCode } = await $({ nothrow: true, quiet: true })`command -v repo`;
  if (exitCode !== 0) {
    throw new Failure(
      "repo, Google's tool for checkouts of many repositories, is not installed",
      'apt-get install repo (Debian: in contrib); or check the SDK out yourself and give --tree DIR.',
    );
  }
}
