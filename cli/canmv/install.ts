// SPDX-License-Identifier: MIT
// Plans the installation of the module into a CanMV tree, or its update.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../support/fingerprint.js';
import type { Change } from './change.js';
import { MODIFIED, requireNoConflicts, type Conflict } from './conflicts.js';
import { fileStateAt, type FileState } from './file-state.js';
import { uncommittedFiles } from './git-status.js';
import {
  newRecord,
  originalPath,
  readRecord,
  RECORD_FILE,
  RECORD_FOLDER,
  recordBytes,
  type InstalledFile,
  type InstallRecord,
} from './install-record.js';
import { moduleFiles, type ModuleFile } from './module-files.js';
import { missingFolders, type Step, type TreeChanges } from './tree-changes.js';
import { FACADE, type CanmvTree } from './tree.js';

/** A file to install, and the state of its path in the tree. */
interface Item extends ModuleFile {
  /** Its entry in the record of an older installation. */
  known: InstalledFile | undefined;
  state: FileState;
  isUpToDate: boolean;
}

/** A file of an older installation that the module no longer has. */
interface Leftover {
  path: string;
  state: FileState;
}

const NO_GIT = 'git does not track this tree: local changes cannot be detected; the original file is saved.';
const NOT_RECORDED = `but is not listed in ${RECORD_FILE}`;

/**
 * A Failure names every file that blocks the installation.
 * @param facade the module that scripts import, as emitted
 */
export async function planInstall({ folder }: CanmvTree, facade: string): Promise<TreeChanges> {
  const record = await readRecord(folder);
  const files = await moduleFiles(facade);
  const items = await Promise.all(files.map((file) => itemOf(folder, file, record)));
  const leftovers = await leftoversOf(folder, files, record);
  const status = await uncommittedFiles(
    folder,
    files.map(({ path }) => path),
  );
  requireNoConflicts(`nothing was installed into ${folder}`, [
    ...(record === undefined && existsSync(join(folder, RECORD_FOLDER)) ? [RECORD_MISSING] : []),
    ...items.flatMap((item) => conflictOf(item, record, status?.get(item.path)) ?? []),
    ...leftovers.flatMap(({ path, state }) => (state.kind === 'installed' ? [] : { path, ...MODIFIED })),
  ]);
  return {
    steps: [...items.map(step), ...leftovers.map(({ path }): Step => ({ action: 'remove', path }))],
    changes: changesFor(folder, items, leftovers, record),
    folders: [],
    remarks: status === undefined && record === undefined ? [NO_GIT] : [],
  };
}

const RECORD_MISSING: Conflict = {
  path: RECORD_FOLDER,
  problem: `exists but ${RECORD_FILE} does not`,
  hint: 'Restore the file from git if it was committed, or move the folder away.',
};

async function itemOf(folder: string, file: ModuleFile, record: InstallRecord | undefined): Promise<Item> {
  const known = record?.files.find(({ path }) => path === file.path);
  const state = await fileStateAt(folder, file.path, known);
  const isUpToDate =
    state.kind === 'other'
      ? state.bytes.equals(file.bytes)
      : state.kind === 'installed' && known?.installed === sha256(file.bytes);
  return { ...file, known, state, isUpToDate };
}

async function leftoversOf(
  folder: string,
  files: ModuleFile[],
  record: InstallRecord | undefined,
): Promise<Leftover[]> {
  const old = record?.files.filter((known) => files.every(({ path }) => path !== known.path)) ?? [];
  const all = await Promise.all(
    old.map(async (known) => ({ path: known.path, state: await fileStateAt(folder, known.path, known) })),
  );
  return all.filter(({ state }) => state.kind !== 'absent');
}

function conflictOf(
  { path, known, state, isUpToDate }: Item,
  record: InstallRecord | undefined,
  status: string | undefined,
): Conflict | undefined {
  if (state.kind === 'not-a-file') {
    return { path, problem: 'is not a regular file', hint: 'Move it away.' };
  }
  // A file that is up to date but not recorded is left over from an installation that was killed.
  if (known !== undefined || (isUpToDate && record !== undefined)) {
    return state.kind === 'other' && !isUpToDate ? { path, ...MODIFIED } : undefined;
  }
  if (path !== FACADE && state.kind === 'other') {
    return { path, problem: `already exists ${NOT_RECORDED}`, hint: 'Move or remove it.' };
  }
  if (isUpToDate) {
    const hint = `Restore the folder ${RECORD_FOLDER}, or CanMV's own file.`;
    return { path, problem: `already has the module's content ${NOT_RECORDED}`, hint };
  }
  return status === undefined
    ? undefined
    : { path, problem: gitProblem(status), hint: 'Commit the change, or undo it.' };
}

function gitProblem(status: string): string {
  const untracked: Record<string, string> = { '??': 'is not tracked by git', '!!': 'is ignored by git' };
  return untracked[status] ?? 'has uncommitted changes';
}

function step({ path, state, isUpToDate }: Item): Step {
  if (isUpToDate) {
    return { action: 'keep', path };
  }
  return { action: state.kind === 'absent' ? 'add' : 'replace', path };
}

/**
 * The order makes an installation that was killed resumable by the same command. A first record is written before the
 * files, so that they are recorded; an updated one after them, because only the old record matches the old files.
 */
function changesFor(
  folder: string,
  items: Item[],
  leftovers: Leftover[],
  record: InstallRecord | undefined,
): Change[] {
  const originals = items.flatMap(({ path, known, state, isUpToDate }) =>
    known === undefined && state.kind === 'other' && !isUpToDate
      ? [{ path: originalPath(path), bytes: state.bytes }]
      : [],
  );
  const files = [
    ...items.filter(({ isUpToDate }) => !isUpToDate).map(({ path, bytes }) => ({ path, bytes })),
    ...leftovers.map(({ path }) => ({ path, bytes: undefined })),
  ];
  const next = recordBytes(recordFor(folder, items, record));
  const records =
    record !== undefined && recordBytes(record).equals(next) ? [] : [{ path: RECORD_FILE, bytes: next }];
  return record === undefined ? [...originals, ...records, ...files] : [...originals, ...files, ...records];
}

function recordFor(folder: string, items: Item[], record: InstallRecord | undefined): InstallRecord {
  const created = missingFolders(
    folder,
    items.map(({ path }) => path),
  );
  return newRecord(items.map(installedFile), [...new Set([...(record?.folders ?? []), ...created])].sort());
}

function installedFile({ path, bytes, known, state, isUpToDate }: Item): InstalledFile {
  const original =
    known === undefined && state.kind === 'other' && !isUpToDate ? sha256(state.bytes) : known?.original;
  return { path, installed: sha256(bytes), ...(original === undefined ? {} : { original }) };
}
