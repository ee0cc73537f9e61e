// SPDX-License-Identifier: MIT
// The MicroPython source tree a board is built from, and its mpy-cross.

import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { cached } from '../support/cache.js';
import { jobs } from './compiler.js';
import { usageError } from '../support/failure.js';
import { fingerprint, treeFingerprint } from '../support/fingerprint.js';
import { requireIntact } from '../support/intact.js';
import { BuildLog } from '../support/logged-process.js';
import { requireProgram } from '../support/packages.js';
import { sourceTree } from './third-party.js';

export interface MicroPython {
  /** The tree; builds do not write to it. */
  folder: string;
  version: string;
  /** Changes when the tree does. */
  fingerprint: string;
  /** True for the tree that the project downloads. */
  standard: boolean;
}

// The parts that a board's build reads; changes elsewhere in the tree do not matter.
const relevantParts = ['py', 'extmod', 'shared', 'mpy-cross', 'tools', join('ports', 'unix')];

/** The tree at `folder`; default: the one from Debian's source package. */
export async function micropythonTree(folder?: string): Promise<MicroPython> {
  if (folder === undefined) {
    const source = await sourceTree('micropython');
    return {
      folder: source.folder,
      version: source.version,
      fingerprint: basename(source.folder),
      standard: true,
    };
  }
  const absolute = resolve(folder);
  for (const part of [...relevantParts, join('py', 'mpconfig.h')]) {
    if (!existsSync(join(absolute, part))) {
      throw usageError(
        `${absolute} is not a MicroPython source tree: ${part} is missing`,
        'Give the root of a MicroPython source tree.',
      );
    }
  }
  return {
    folder: absolute,
    version: versionIn(await readFile(join(absolute, 'py', 'mpconfig.h'), 'utf8')),
    fingerprint: await treeFingerprint(absolute, relevantParts),
    standard: false,
  };
}

/** The path of the tree's mpy-cross; builds it if it is missing. */
export async function mpyCross(tree: MicroPython): Promise<string> {
  const folder = await cached({
    name: `mpy-cross-${tree.version}`,
    inputs: { tree: tree.fingerprint, recipe: 2 },
    title: `Building mpy-cross ${tree.version}`,
    make: async (target) => {
      await requireIntactTree(tree);
      await requireProgram('gcc');
      await requireProgram('python3');
      const log = await BuildLog.create(`mpy-cross-${fingerprint(tree.fingerprint)}`);
      const objects = join(target, 'objects');
      await log.run(['make', jobs, '-C', join(tree.folder, 'mpy-cross'), `BUILD=${objects}`], {
        env: { MICROPY_GIT_TAG: `v${tree.version}`, MICROPY_GIT_HASH: 'release' },
      });
      await rename(join(objects, 'mpy-cross'), join(target, 'mpy-cross'));
      await rm(objects, { recursive: true });
    },
  });
  return join(folder, 'mpy-cross');
}

/** Throws a Failure if the downloaded tree was changed. A user's own tree may change. */
export async function requireIntactTree(tree: MicroPython): Promise<void> {
  if (tree.standard) {
    await requireIntact(tree.folder);
  }
}

function versionIn(header: string): string {
  const parts = ['MAJOR', 'MINOR', 'MICRO'].map(
    (part) => new RegExp(`#define MICROPY_VERSION_${part} (\\d+)`).exec(header)?.[1] ?? '0',
  );
  return parts.join('.');
}
