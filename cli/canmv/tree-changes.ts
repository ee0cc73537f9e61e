// SPDX-License-Identifier: MIT
// The changes that an installation or its removal makes to a CanMV tree, planned before anything is written.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './change.js';

export type Action = 'add' | 'replace' | 'keep' | 'remove' | 'restore';

export interface Step {
  action: Action;
  path: string;
}

export interface TreeChanges {
  /** One for each file, sorted by path. */
  steps: Step[];
  /** Files to write or remove; empty if the tree is up to date. */
  changes: Change[];
  /** Folders to remove once they are empty. */
  folders: string[];
  /** Notes for the user, one sentence each. */
  remarks: string[];
}

/** The steps as lines of text. */
export function describeSteps(steps: Step[]): string {
  return steps.map(({ action, path }) => `${action.padEnd(8)}${path}\n`).join('');
}

/** Folders that must be created in a tree for these files, parents first. */
export function missingFolders(tree: string, paths: string[]): string[] {
  const missing = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (!existsSync(join(tree, folder))) {
        missing.add(folder);
      }
    }
  }
  return [...missing].sort();
}
