// SPDX-License-Identifier: MIT
// Where an SDK keeps the MPP's headers and libraries.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';

export interface Sdk {
  /** What kind of folder was given. */
  kind: string;
  /** The MPP's folder in it. */
  folder: string;
  /** Where the MPP's headers are, and those of the SDK's configuration. */
  includes: string[];
  /** Where its libraries are; there only in an SDK that was built. */
  libraries: string;
}

const KINDS = [
  { kind: 'k230_sdk', below: 'src/big/mpp' },
  { kind: 'CanMV checkout', below: 'src/rtsmart/mpp' },
  { kind: 'mpp folder', below: '' },
];
const INCLUDES = ['include', 'include/comm', 'userapps/api'];
/** The header by which firmware/mpp/mpp.h knows an SDK, too. */
const SIGN = 'userapps/api/mpi_venc_api.h';

/** The SDK in a folder: the root of k230_sdk or of a CanMV checkout, or an `mpp` folder. */
export function locateSdk(given: string): Sdk {
  const root = resolve(given);
  const found = KINDS.find(({ below }) => existsSync(join(root, below, SIGN)));
  if (found === undefined) {
    const wanted = KINDS.map(({ kind, below }) => `${join(below, SIGN)}  (${kind})`);
    throw new Failure(
      `${given} is no SDK of the K230`,
      existsSync(root) ? ['In it should be one of:', ...wanted].join('\n') : 'There is no such folder.',
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
