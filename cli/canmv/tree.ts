// SPDX-License-Identifier: MIT
// A CanMV tree: where its port is, and which of the known layouts it has.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';

export interface CanmvTree {
  /** The folder that holds `port`: src/canmv of an SDK. It is the root of CanMV's own git repository. */
  folder: string;
  /** The release whose layout it has. */
  layout: string;
}

/** Where C files are compiled by a wildcard, in every layout. */
export const MODULES = 'port/modules';
/** The module that scripts import, frozen with its package. */
export const FACADE = 'port/builtin_py/media/vencoder.py';

const MAKEFILE = 'port/Makefile';
const MANIFEST = 'port/boards/manifest.py';
/** A CanMV tree has all of these, whatever its layout. */
const SIGNS = [MAKEFILE, MANIFEST, FACADE];
/** The wildcard by which a port's Makefile compiles what is in `modules`, under the variable of its layout. */
const LAYOUTS = [
  { name: 'v1.1', wildcard: /^MODULES_SRC_C\s*\+?=\s*\$\(wildcard modules\/\*\.c\)/m },
  { name: 'v1.8', wildcard: /^CANMV_SRC_C\s*\+=\s*\$\(wildcard modules\/\*\.c\)/m },
];
const FROZEN_MEDIA = /^package\("media", base_path="\.\.\/builtin_py"/m;

/** The tree in a folder: an SDK's root, or its src/canmv. A Failure says what is missing. */
export async function locateTree(given: string): Promise<CanmvTree> {
  const root = resolve(given);
  const folder = [join(root, 'src', 'canmv'), root].find((candidate) =>
    SIGNS.every((sign) => existsSync(join(candidate, sign))),
  );
  if (folder === undefined) {
    throw new Failure(
      `${given} is no CanMV tree`,
      existsSync(root)
        ? ["Give an SDK's root or its src/canmv; the latter should have:", ...SIGNS].join('\n')
        : 'There is no such folder.',
      true,
    );
  }
  return { folder, layout: await layoutOf(folder) };
}

async function layoutOf(folder: string): Promise<string> {
  const [makefile, manifest] = await Promise.all(
    [MAKEFILE, MANIFEST].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const layout = LAYOUTS.find(({ wildcard }) => wildcard.test(makefile ?? ''));
  if (layout === undefined || !FROZEN_MEDIA.test(manifest ?? '')) {
    const known = LAYOUTS.map(({ name }) => name).join(' and ');
    throw new Failure(
      `${folder} has a layout that is not known`,
      layout === undefined
        ? `${MAKEFILE} does not compile modules/*.c by the wildcards of CanMV ${known}.`
        : `${MANIFEST} does not freeze the package media from ../builtin_py.`,
      true,
    );
  }
  return layout.name;
}
