// SPDX-License-Identifier: MIT
// `make setup`: Debian packages, third-party sources and everything built from them, for all emulated boards.

import { emulatedBoards } from '../boards/boards.js';
import { providedParts } from './board-build.js';
import { Failure } from '../support/failure.js';
import { installPackages } from '../support/packages.js';
import { runMain } from '../support/run-main.js';
import { micropythonTree } from './micropython.js';
import { sourceNames, sourceTree, sourceVersions } from './third-party.js';
import { variantsOf } from './variants.js';

async function setup(): Promise<number> {
  await installPackages('project');
  await Promise.all((await sourceNames()).map((name) => sourceTree(name)));
  const tree = await micropythonTree();
  for (const board of await emulatedBoards()) {
    await Promise.all(variantsOf(board).map((variant) => providedParts(board, tree, variant)));
  }
  await fetchOtherMicropythons();
  return 0;
}

// For the tests only: a mirror that has lost a release is no reason to fail.
async function fetchOtherMicropythons(): Promise<void> {
  for (const version of await sourceVersions('micropython')) {
    try {
      await sourceTree('micropython', version);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      process.stderr.write(`setup: the tests go without MicroPython ${version}: ${error.describe()}\n`);
    }
  }
}

await runMain('setup', setup);
