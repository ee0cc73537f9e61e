// SPDX-License-Identifier: MIT
// Finds the MPP's headers and libraries in an SDK.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';

export interface Sdk {
  /** Kind of the folder on the command line. */
  kind: string;
  /** The MPP's folder in it. */
  folder: string;
  /** Folders of the MPP's headers, and of the headers of the SDK's configuration. */
  includes: string[];
  /** Folder of the MPP's libraries; exists only in an SDK that was built. */
  libraries: string;
}

const KINDS = [
  { kind: 'k230_sdk', below: 'src/big/mpp' },
  { kind: 'CanMV checkout', below: 'src/rtsmart/mpp' },
  { kind: 'mpp folder', below: '' },
];
const INCLUDES = ['include', 'include/comm', 'userapps/api'];
/** firmware/mpp/mpp.h detects an SDK by the same header. */
const MARKER = 'userapps/api/mpi_venc_api.h';

/** Finds the SDK in a folder: the root of k230_sdk or of a CanMV checkout, or an `mpp` folder. */
export function locateSdk(path: string): Sdk {
  const root = resolve(path);
  const found = KINDS.find(({ below }) => existsSync(join(root, below, MARKER)));
  if (found === undefined) {
    const expected = KINDS.map(({ kind, below }) => `${join(below, MARKER)}  (${kind})`);
    throw new Failure(
      `${path} is not a K230 SDK`,
      existsSync(root) ? ['It must contain one of these files:', ...expected].join('\n') : 'No such folder.',
      true,
    );
  }
  const folder = join(root, found.below);
  return {
    kind: found.kind,
    folder,
    includes: [
      ...INCLUDES.map((name) => join(folder, name)),
      ...(folder === root ? [] : [join(root, 'include')]),
    ],
    libraries: join(folder, 'userapps/lib'),
  };
}
