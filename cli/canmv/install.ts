// SPDX-License-Identifier: MIT
// How the module comes into a CanMV tree, or a newer one in place of an older.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from './change.js';
import { contentsForTree, type Content } from './contents.js';
import { uncommitted } from './git.js';
import { EDITED, missingFolders, refuse, type Obstacle, type Plan, type Step } from './plan.js';
import { presentAt, type Present } from './installed-file.js';
import {
  MANIFEST,
  newRecord,
  originalPath,
  readRecord,
  RECORD_FOLDER,
  recordBytes,
  sha256,
  type Installed,
  type InstallRecord,
} from './record.js';
import { FACADE, type CanmvTree } from './tree.js';

/** A path that is to be ours. */
interface Item extends Content {
  known: Installed | undefined;
  present: Present;
  isUpToDate: boolean;
}

/** A path that an older installation brought and this one has not. */
interface Leftover {
  path: string;
  present: Present;
}

const NO_GIT = 'git does not hold this tree, so changes of its own cannot be seen; the original is kept.';
const WITHOUT_RECORD = `and ${MANIFEST} knows nothing of it`;

/** A Failure names every file that stands in the way. */
export async function planInstall({ folder }: CanmvTree): Promise<Plan> {
  const record = await readRecord(folder);
  const contents = await contentsForTree();
  const items = await Promise.all(contents.map((content) => itemOf(folder, content, record)));
  const leftovers = await leftoversOf(folder, contents, record);
  const status = await uncommitted(
    folder,
    contents.map(({ path }) => path),
  );
  refuse(`nothing was installed into ${folder}`, [
    ...(record === undefined && existsSync(join(folder, RECORD_FOLDER)) ? [FOREIGN_FOLDER] : []),
    ...items.flatMap((item) => obstacle(item, record, status?.get(item.path)) ?? []),
    ...leftovers.flatMap(({ path, present }) => (present.kind === 'installed' ? [] : { path, ...EDITED })),
  ]);
  return {
    steps: [...items.map(step), ...leftovers.map(({ path }): Step => ({ action: 'remove', path }))],
    changes: changesFor(folder, items, leftovers, record),
    folders: [],
    remarks: status === undefined && record === undefined ? [NO_GIT] : [],
  };
}

const FOREIGN_FOLDER: Obstacle = {
  path: RECORD_FOLDER,
  what: `is there without ${MANIFEST}`,
  help: 'Restore that file, by git where it was committed; or move the folder away.',
};

async function itemOf(folder: string, content: Content, record: InstallRecord | undefined): Promise<Item> {
  const known = record?.files.find(({ path }) => path === content.path);
  const present = await presentAt(folder, content.path, known);
  const isUpToDate =
    present.kind === 'other'
      ? present.bytes.equals(content.bytes)
      : present.kind === 'installed' && known?.installed === sha256(content.bytes);
  return { ...content, known, present, isUpToDate };
}

async function leftoversOf(
  folder: string,
  contents: Content[],
  record: InstallRecord | undefined,
): Promise<Leftover[]> {
  const old = record?.files.filter((file) => contents.every(({ path }) => path !== file.path)) ?? [];
  const all = await Promise.all(
    old.map(async (known) => ({ path: known.path, present: await presentAt(folder, known.path, known) })),
  );
  return all.filter(({ present }) => present.kind !== 'absent');
}

function obstacle(
  { path, known, present, isUpToDate }: Item,
  record: InstallRecord | undefined,
  status: string | undefined,
): Obstacle | undefined {
  if (present.kind === 'strange') {
    return { path, what: 'is no plain file', help: 'Make room for a file.' };
  }
  // What is up to date without being known was left by an installation that was killed.
  if (known !== undefined || (isUpToDate && record !== undefined)) {
    return present.kind === 'other' && !isUpToDate ? { path, ...EDITED } : undefined;
  }
  if (path !== FACADE && present.kind === 'other') {
    return { path, what: `is there already, ${WITHOUT_RECORD}`, help: 'Move it away, or remove it.' };
  }
  if (isUpToDate) {
    const help = `Restore the folder ${RECORD_FOLDER}, or the file that CanMV has there.`;
    return { path, what: `is ours already, ${WITHOUT_RECORD}`, help };
  }
  return status === undefined ? undefined : { path, what: inWords(status), help: 'Commit it, or undo it.' };
}

function inWords(status: string): string {
  const untracked: Record<string, string> = { '??': 'is not in git', '!!': 'is ignored by git' };
  return untracked[status] ?? 'has changes that are not committed';
}

function step({ path, present, isUpToDate }: Item): Step {
  if (isUpToDate) {
    return { action: 'keep', path };
  }
  return { action: present.kind === 'absent' ? 'add' : 'replace', path };
}

/**
 * Should we be killed in between, the same command goes on from there: a first record comes ahead of the files, so that
 * they are known; a later one after them, because old files are known by the old one.
 */
function changesFor(
  folder: string,
  items: Item[],
  leftovers: Leftover[],
  record: InstallRecord | undefined,
): Change[] {
  const originals = items.flatMap(({ path, known, present, isUpToDate }) =>
    known === undefined && present.kind === 'other' && !isUpToDate
      ? [{ path: originalPath(path), bytes: present.bytes }]
      : [],
  );
  const files = [
    ...items.filter(({ isUpToDate }) => !isUpToDate).map(({ path, bytes }) => ({ path, bytes })),
    ...leftovers.map(({ path }) => ({ path, bytes: undefined })),
  ];
  const next = recordBytes(recordFor(folder, items, record));
  const records =
    record !== undefined && recordBytes(record).equals(next) ? [] : [{ path: MANIFEST, bytes: next }];
  return record === undefined ? [...originals, ...records, ...files] : [...originals, ...files, ...records];
}

function recordFor(folder: string, items: Item[], record: InstallRecord | undefined): InstallRecord {
  const made = missingFolders(
    folder,
    items.map(({ path }) => path),
  );
  return newRecord(
    items.map((item) => installed(item)),
    [...new Set([...(record?.folders ?? []), ...made])].sort(),
  );
}

function installed({ path, bytes, known, present, isUpToDate }: Item): Installed {
  const original =
    known === undefined && present.kind === 'other' && !isUpToDate ? sha256(present.bytes) : known?.original;
  return { path, installed: sha256(bytes), ...(original === undefined ? {} : { original }) };
}
