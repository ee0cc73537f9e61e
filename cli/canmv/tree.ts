// SPDX-License-Identifier: MIT
// Finds a CanMV tree, and the layout of its port.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';

export interface CanmvTree {
  /** The folder with `port`: src/canmv of an SDK, the root of CanMV's own git repository. */
  folder: string;
  /** The release that the layout is named after. */
  layout: string;
}

/** The port compiles every C file in this folder, in every layout. */
export const MODULES = 'port/modules';
/** The frozen Python module that scripts import. */
export const FACADE = 'port/builtin_py/media/vencoder.py';

const MAKEFILE = 'port/Makefile';
const FROZEN_MANIFEST = 'port/boards/manifest.py';
/** Files of a CanMV tree in any layout. */
const MARKERS = [MAKEFILE, FROZEN_MANIFEST, FACADE];
/** The line of a port's Makefile that compiles `modules`. After v1.8, the line omits modules that the configuration turns off. */
const LAYOUTS = [
  { name: 'v1.1', wildcard: /^MODULES_SRC_C\s*\+?=\s*\$\(wildcard modules\/\*\.c\)/m },
  { name: 'v1.8', wildcard: /^CANMV_SRC_C\s*\+=\s*\$\(wildcard modules\/\*\.c\)/m },
  {
    name: 'after v1.8',
    wildcard: /^CANMV_SRC_C\s*\+=\s*\$\(filter-out \$\(\w+\),\s*\$\(wildcard modules\/\*\.c\)\)/m,
  },
];
const FROZEN_MEDIA = /^package\("media", base_path="\.\.\/builtin_py"/m;

/** Finds the tree in a folder: an SDK's root, or its src/canmv. */
export async function locateTree(path: string): Promise<CanmvTree> {
  const root = resolve(path);
  const folder = [join(root, 'src', 'canmv'), root].find((candidate) =>
    MARKERS.every((marker) => existsSync(join(candidate, marker))),
  );
  if (folder === undefined) {
    throw new Failure(
      `${path} is not a CanMV tree`,
      existsSync(root)
        ? ["Give an SDK's root or its src/canmv, which must have these files:", ...MARKERS].join('\n')
        : 'No such folder.',
      true,
    );
  }
  return { folder, layout: await layoutOf(folder) };
}

async function layoutOf(folder: string): Promise<string> {
  const [makefile, manifest] = await Promise.all(
    [MAKEFILE, FROZEN_MANIFEST].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const layout = LAYOUTS.find(({ wildcard }) => wildcard.test(makefile ?? ''));
  if (layout === undefined || !FROZEN_MEDIA.test(manifest ?? '')) {
    const known = LAYOUTS.map(({ name }) => name).join(', ');
    throw new Failure(
      `${folder} has an unknown layout`,
      layout === undefined
        ? `${MAKEFILE} does not compile modules/*.c as one of these layouts does: ${known}.`
        : `${FROZEN_MANIFEST} does not freeze the package media from ../builtin_py.`,
      true,
    );
  }
  return layout.name;
}
