// SPDX-License-Identifier: MIT
// What the program changed, carried out here: each file appears complete or not at all.

import { rm, writeFile } from 'node:fs/promises';
import { normalize } from 'node:path';
import { writeFileAtomically } from '../support/atomic-write.js';
import { Failure } from '../support/failure.js';
import { isWithin, makeFolder } from '../support/folders.js';
import type { Result } from './results.js';

/** A file or folder that came back. */
export type Change = Extract<Result, { path: string }>;

/** Carries out a change of one of the `places`; a Failure for any other path. */
export async function carryOut(change: Change, places: readonly string[]): Promise<void> {
  const { path } = change;
  if (normalize(path) !== path || !places.some((place) => isWithin(place, path))) {
    throw new Failure(`UART1 sent the path ${JSON.stringify(path)}, which the program may not change`);
  }
  switch (change.kind) {
    case 'gone':
      await rm(path, { recursive: true, force: true });
      break;
    case 'folder':
      await makeFolder(path);
      break;
    case 'file':
      await writeFileAtomically(path, (staged) => writeFile(staged, change.data), {
        replace: true,
        interrupted: '',
      });
      break;
  }
}
