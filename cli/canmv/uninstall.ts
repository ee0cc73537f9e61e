// SPDX-License-Identifier: MIT
// Plans the removal of the module: restores the tree to its state before the installation.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../support/fingerprint.js';
import type { Change } from './change.js';
import { MODIFIED, requireNoConflicts, type Conflict } from './conflicts.js';
import { fileStateAt, type FileState } from './file-state.js';
import {
  originalPath,
  readRecord,
  RECORD_FILE,
  RECORD_FOLDER,
  type InstalledFile,
} from './install-record.js';
import type { Step, TreeChanges } from './tree-changes.js';
import type { CanmvTree } from './tree.js';

interface Item extends InstalledFile {
  state: FileState;
  /** The file that the installation replaced; undefined if there was none, or if its saved copy is missing or changed. */
  originalBytes: Buffer | undefined;
}

/** Returns undefined if nothing is installed. A Failure names every file that blocks the removal. */
export async function planUninstall({ folder }: CanmvTree): Promise<TreeChanges | undefined> {
  const record = await readRecord(folder);
  if (record === undefined) {
    return undefined;
  }
  const items = await Promise.all(record.files.map((file) => itemOf(folder, file)));
  requireNoConflicts(
    `nothing was uninstalled from ${folder}`,
    items.flatMap((item) => conflictOf(item) ?? []),
  );
  const recordFiles = [...items.filter(isReplacement).map(({ path }) => originalPath(path)), RECORD_FILE];
  return {
    steps: items.flatMap((item) => step(item) ?? []),
    // The record is removed last: a removal that was killed can be resumed by the same command.
    changes: [
      ...items.flatMap((item) => change(item) ?? []),
      ...recordFiles.map((path) => ({ path, bytes: undefined })),
    ],
    folders: [...record.folders, ...recordFiles.flatMap(foldersAbove)],
    remarks: [],
  };
}

async function itemOf(folder: string, file: InstalledFile): Promise<Item> {
  const state = await fileStateAt(folder, file.path, file);
  return { ...file, state, originalBytes: await readOriginal(folder, file) };
}

async function readOriginal(folder: string, { path, original }: InstalledFile): Promise<Buffer | undefined> {
  if (original === undefined) {
    return undefined;
  }
  const bytes = await readFile(join(folder, originalPath(path))).catch(() => undefined);
  return bytes !== undefined && sha256(bytes) === original ? bytes : undefined;
}

function conflictOf(item: Item): Conflict | undefined {
  const { path, state, originalBytes } = item;
  if (state.kind === 'other' || state.kind === 'not-a-file') {
    return { path, ...MODIFIED };
  }
  return isReplacement(item) && originalBytes === undefined && state.kind !== 'original'
    ? {
        path: originalPath(path),
        problem: 'is missing, or is not the saved original',
        hint: 'Restore it from git if it was committed.',
      }
    : undefined;
}

function isReplacement({ original }: InstalledFile): boolean {
  return original !== undefined;
}

function step(item: Item): Step | undefined {
  const { path, state } = item;
  if (isReplacement(item)) {
    return { action: state.kind === 'original' ? 'keep' : 'restore', path };
  }
  return state.kind === 'absent' ? undefined : { action: 'remove', path };
}

function change(item: Item): Change | undefined {
  const action = step(item)?.action;
  return action === undefined || action === 'keep'
    ? undefined
    : { path: item.path, bytes: item.originalBytes };
}

function foldersAbove(path: string): string[] {
  const folders = [];
  for (let folder = dirname(path); folder !== dirname(RECORD_FOLDER); folder = dirname(folder)) {
    folders.push(folder);
  }
  return folders;
}
