// SPDX-License-Identifier: MIT
// ulab, the numpy of CanMV's AI scripts: part of the boards' programs if the environment variable names its tree.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../support/failure.js';
import { contentFingerprint } from '../support/fingerprint.js';

export const ULAB_VARIABLE = 'VENCODER_ULAB';

export interface Ulab {
  /** The checkout of micropython-ulab. */
  folder: string;
  /** Changes when its sources do. */
  fingerprint: string;
}

/** The tree that the environment names; undefined: none. */
export async function ulabTree(): Promise<Ulab | undefined> {
  const named = process.env[ULAB_VARIABLE];
  if (named === undefined || named === '') {
    return undefined;
  }
  const folder = resolve(named);
  if (!existsSync(join(folder, 'code', 'micropython.mk'))) {
    throw new Failure(
      `${ULAB_VARIABLE}=${named} is no checkout of micropython-ulab: code/micropython.mk is missing`,
      `Get it (git clone https://github.com/v923z/micropython-ulab), or unset ${ULAB_VARIABLE}.`,
    );
  }
  return { folder, fingerprint: await contentFingerprint(join(folder, 'code')) };
}
