// SPDX-License-Identifier: MIT
// A file that is there whole or not at all, also when the work on it is interrupted.

import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from './failure.js';
import { withUnfinished } from './unfinished.js';

/**
 * Makes `file` of what `work` puts at the path that it is given, in a folder of its own beside `file`; `work` may use that
 * folder. A file that is there already is a Failure. SIGKILL leaves the folder, hidden; the next work on `file` removes it.
 */
export async function makeWhole(file: string, work: (unfinished: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) {
    throw new Failure(`${file} is there already`, 'Remove it, or name another file.', true);
  }
  // A folder, because a file may still be opened while it is removed.
  const folder = join(dirname(file), `.${basename(file)}.unfinished`);
  const unfinished = join(folder, basename(file));
  await withUnfinished(folder, `interrupted; ${file} was not written`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await work(unfinished);
    await rename(unfinished, file);
  });
}
