// SPDX-License-Identifier: MIT
// Releases of CanMV, from boards/releases.json.

import { join } from 'node:path';
import { CheckedJson } from '../support/checked-json.js';
import { usageError } from '../support/failure.js';
import { projectRoot } from '../support/project.js';

export type Generation = 'A' | 'B';

export interface Release {
  /** "1.8" */
  version: string;
  /** Generation of the MPP. */
  mpp: Generation;
  /** File in the manifest repository, for `repo init -m`. */
  manifest: string;
  /** Branch of k230_rtos_sdk. */
  sdk: string;
}

const folder = join(projectRoot, 'boards');
const file = new CheckedJson<{ $schema?: string; releases: Release[] }>(join(folder, 'releases.schema.json'));

/** All known releases, oldest first; the last is the current one. */
export async function allReleases(): Promise<Release[]> {
  return (await file.read(join(folder, 'releases.json'))).releases;
}

/** A release by its version, default: the current one. A Failure if it is older than `since`. */
export async function findRelease(version: string | undefined, since: string): Promise<Release> {
  const all = await allReleases();
  const releases = all.slice(all.findIndex((release) => release.version === since));
  const found = releases.findLast((release) => version === undefined || release.version === version);
  if (found === undefined) {
    const known = releases.map((release) => release.version).join(', ');
    throw usageError(`there is no release "${version}" of CanMV for this board`, `Use one of: ${known}`);
  }
  return found;
}

/** The releases of CanMV that have this MPP, in words; of the last known MPP, also those to come. */
export async function releasesWith(generation: string): Promise<string> {
  const all = await allReleases();
  const having = all.filter(({ mpp }) => mpp === generation);
  const [first, last] = [having[0], having.at(-1)];
  if (first === undefined || last === undefined) {
    return 'none that is known';
  }
  return last === all.at(-1) ? `CanMV since v${first.version}` : `CanMV up to v${last.version}`;
}
