// SPDX-License-Identifier: MIT
// What an installation, or its way back, does with each file; nothing is written here.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../support/failure.js';
import type { Change } from './change.js';

/** What happens to a file, in a word. */
export type Action = 'add' | 'replace' | 'keep' | 'remove' | 'restore';

export interface Step {
  action: Action;
  path: string;
}

export interface Plan {
  /** One for each file, sorted by path. */
  steps: Step[];
  /** What has to be written; none when all is as it should be. */
  changes: Change[];
  /** Folders that go when they are empty. */
  folders: string[];
  /** Remarks for the user, one sentence each. */
  remarks: string[];
}

/** Why a file stands in the way, and what to do. */
export interface Obstacle {
  path: string;
  what: string;
  help: string;
}

/** The steps as lines of text. */
export function describeSteps(steps: Step[]): string {
  return steps.map(({ action, path }) => `${action.padEnd(8)}${path}\n`).join('');
}

/** A file of ours that somebody has worked on. */
export const EDITED: Omit<Obstacle, 'path'> = {
  what: 'was changed after it was installed',
  help: 'Keep the change elsewhere, and undo it here.',
};

/** Throws a Failure that names all obstacles, if there are any. */
export function refuse(message: string, obstacles: Obstacle[]): void {
  if (obstacles.length > 0) {
    throw new Failure(message, describe(obstacles));
  }
}

/** Lines, those with the same remedy together. */
function describe(obstacles: Obstacle[]): string {
  const helps = [...new Set(obstacles.map(({ help }) => help))];
  const groups = helps.map((help) => {
    const lines = obstacles.filter((one) => one.help === help).map(({ path, what }) => `${path} ${what}`);
    return [...lines, help].join('\n');
  });
  return groups.join('\n');
}

/** Folders of a tree that have to be made for these files, parents first. */
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
