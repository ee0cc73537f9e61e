// SPDX-License-Identifier: MIT
// Checks out CanMV's SDK with Google's `repo` and the vendor's manifests.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { BuildLog } from '../support/logged-process.js';
import { Failure } from '../support/failure.js';
import { hasProgram } from '../support/packages.js';
import { step } from '../support/progress.js';
import { buildFolder } from '../support/project.js';
import { changeTree } from './change.js';
import { locateTree } from './tree.js';
import { planUninstall } from './uninstall.js';

export interface SdkSource {
  /** URL of the git repository of `repo`'s manifests. */
  manifests: string;
  /** Manifest file in it; there is one per release of CanMV. */
  repoManifest: string;
}

/** The vendor's manifests, and the vendor's version of `repo` that they require. */
export const VENDOR_MANIFESTS = 'https://github.com/canmv-k230/manifest';
const VENDOR_BRANCH = 'master';
const VENDOR_REPO = 'https://github.com/canmv-k230/git-repo.git';

/** The folder of a checkout: one per manifest file, kept so that the next checkout only fetches changes. */
function checkoutFolder({ repoManifest }: SdkSource): string {
  return join(buildFolder, 'canmv', repoManifest.replace(/\.xml$/, ''));
}

/** Checks out the SDK, or updates an existing checkout. Returns the folder. */
export async function checkOut(source: SdkSource): Promise<string> {
  await requireRepo();
  const folder = checkoutFolder(source);
  await makeFolder(folder);
  const log = await BuildLog.create('canmv-checkout');
  step(`Checking out ${source.repoManifest} from ${source.manifests} into ${folder}; log: ${log.file}`);
  const origin = [
    '-u',
    source.manifests,
    '-b',
    VENDOR_BRANCH,
    '-m',
    source.repoManifest,
    `--repo-url=${VENDOR_REPO}`,
  ];
  await removeModule(folder);
  await log.run(['repo', 'init', '--depth=1', ...origin], { cwd: folder });
  await log.run(['repo', 'sync', '--current-branch', '--no-clone-bundle'], { cwd: folder });
  return folder;
}

// An earlier firmware build left the module in the checkout; its files would block the update.
async function removeModule(sdk: string): Promise<void> {
  if (!existsSync(join(sdk, 'src', 'canmv', 'port'))) {
    return;
  }
  const tree = await locateTree(sdk);
  const uninstall = await planUninstall(tree);
  if (uninstall !== undefined) {
    await changeTree(tree.folder, uninstall.changes, uninstall.folders);
  }
}

async function requireRepo(): Promise<void> {
  if (!(await hasProgram('repo'))) {
    throw new Failure(
      "repo, Google's tool for checkouts of many repositories, is not installed",
      'Install it with apt-get install repo (Debian: in contrib), or check out the SDK yourself and use --tree DIR.',
    );
  }
}
