// SPDX-License-Identifier: MIT
// `make setup`: installs Debian packages, downloads third-party sources and builds them, for all emulated boards.

import { emulatedBoards, type EmulatedBoard } from '../boards/boards.js';
import { downloadedParts, machineParts } from '../machine/parts.js';
import { providedParts } from '../toolchain/board-build.js';
import { EXIT } from '../support/exit-codes.js';
import { Failure } from '../support/failure.js';
import { installPackages } from '../support/package-lists.js';
import { runMain } from '../support/run-main.js';
import { micropythonTree } from '../toolchain/micropython.js';
import { sourceNames, sourceTree, sourceVersions } from '../toolchain/third-party.js';
import { commonVariantsOf } from '../toolchain/variants.js';

async function setup(): Promise<number> {
  await installPackages('project');
  await Promise.all((await sourceNames()).map((name) => sourceTree(name)));
  const tree = await micropythonTree();
  for (const board of await emulatedBoards()) {
    await Promise.all(commonVariantsOf(board).map((variant) => providedParts(board, tree, variant)));
    await provideMachine(board);
  }
  await downloadOtherMicropythons();
  return EXIT.done;
}

async function provideMachine(board: EmulatedBoard): Promise<void> {
  if (board.machine === undefined) {
    return;
  }
  try {
    await downloadedParts(board.machine);
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    process.stderr.write(`setup: board ${board.name} will not run: ${error.describe()}\n`);
    return;
  }
  await machineParts(board, board.machine);
}

// Only tests need these: setup succeeds if a mirror no longer has a release.
async function downloadOtherMicropythons(): Promise<void> {
  for (const version of await sourceVersions('micropython')) {
    try {
      await sourceTree('micropython', version);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      process.stderr.write(`setup: tests with MicroPython ${version} will be skipped: ${error.describe()}\n`);
    }
  }
}

await runMain('setup', setup);
