// SPDX-License-Identifier: MIT
// How a CanMV tree becomes what it was before the installation.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Change } from './change.js';
import { EDITED, refuse, type Obstacle, type Plan, type Step } from './plan.js';
import { presentAt, type Present } from './installed-file.js';
import { MANIFEST, originalPath, readRecord, RECORD_FOLDER, sha256, type Installed } from './record.js';
import type { CanmvTree } from './tree.js';

interface Item extends Installed {
  present: Present;
  /** What the installation replaced; undefined where the record has it no more. */
  bytes: Buffer | undefined;
}

/** Undefined when nothing is installed. A Failure names every file that stands in the way. */
export async function planUninstall({ folder }: CanmvTree): Promise<Plan | undefined> {
  const record = await readRecord(folder);
  if (record === undefined) {
    return undefined;
  }
  const items = await Promise.all(record.files.map((file) => itemOf(folder, file)));
  refuse(
    `nothing was uninstalled from ${folder}`,
    items.flatMap((item) => obstacle(item) ?? []),
  );
  const kept = [...items.filter(isReplacement).map(({ path }) => originalPath(path)), MANIFEST];
  return {
    steps: items.flatMap((item) => step(item) ?? []),
    // The record goes last: should we be killed in between, the same command goes on from there.
    changes: [
      ...items.flatMap((item) => change(item) ?? []),
      ...kept.map((path) => ({ path, bytes: undefined })),
    ],
    folders: [...record.folders, ...kept.flatMap(foldersAbove)],
    remarks: [],
  };
}

async function itemOf(folder: string, file: Installed): Promise<Item> {
  const present = await presentAt(folder, file.path, file);
  return { ...file, present, bytes: await originalOf(folder, file) };
}

async function originalOf(folder: string, { path, original }: Installed): Promise<Buffer | undefined> {
  if (original === undefined) {
    return undefined;
  }
  const bytes = await readFile(join(folder, originalPath(path))).catch(() => undefined);
  return bytes !== undefined && sha256(bytes) === original ? bytes : undefined;
}

function obstacle(item: Item): Obstacle | undefined {
  const { path, present, bytes } = item;
  if (present.kind === 'other' || present.kind === 'strange') {
    return { path, ...EDITED };
  }
  return isReplacement(item) && bytes === undefined && present.kind !== 'original'
    ? {
        path: originalPath(path),
        what: 'is not the original that was kept there',
        help: 'Restore it, by git where it was committed.',
      }
    : undefined;
}

function isReplacement({ original }: Installed): boolean {
  return original !== undefined;
}

function step(item: Item): Step | undefined {
  const { path, present } = item;
  if (isReplacement(item)) {
    return { action: present.kind === 'original' ? 'keep' : 'restore', path };
  }
  return present.kind === 'absent' ? undefined : { action: 'remove', path };
}

function change(item: Item): Change | undefined {
  const action = step(item)?.action;
  return action === undefined || action === 'keep' ? undefined : { path: item.path, bytes: item.bytes };
}

function foldersAbove(path: string): string[] {
  const folders = [];
  for (let folder = dirname(path); folder !== dirname(RECORD_FOLDER); folder = dirname(folder)) {
    folders.push(folder);
  }
  return folders;
}
