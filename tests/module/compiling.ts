// This file is part of the k230 vencoder project, MIT licence.
// What compiling the module by hand needs: its include folders, and headers that a board's build generates.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@jest/globals';
import type { MicroPython } from '../../toolchain/micropython.js';
import { projectRoot } from '../../toolchain/project.js';
import { vencoder } from '../board-run.js';

export const FIRMWARE = path.join(projectRoot, 'firmware');
export const SOURCE_FOLDERS = ['binding', 'vencoder', path.join('vencoder', 'generated')];
export const INCLUDE_FOLDERS = [...SOURCE_FOLDERS, 'mpp', path.join('mpp', 'generated')].map((name) =>
  path.join(FIRMWARE, name),
);

/** Folders with MicroPython's headers, the board's and those that its build generates. */
export async function systemFolders(
  board: string,
  mpp: string,
  tree: MicroPython,
  folder?: string,
): Promise<string[]> {
  const words = folder === undefined ? [] : ['--micropython', folder];
  const built = await vencoder(['build', '--board', board, '--mpp', mpp, ...words]);
  expect(built).toMatchObject({ code: 0 });
  const build = path.dirname(built.stdout.trim());
  const names = (await readdir(build)).filter((name) => name.startsWith('objects-'));
  expect(names).toHaveLength(1);
  return [
    tree.folder,
    path.join(build, names.join()),
    path.join(FIRMWARE, 'emulated-board'),
    path.join(tree.folder, 'ports', 'unix'),
  ];
}
