// SPDX-License-Identifier: MIT
// No build goes on behind the back of a command that was interrupted.

import type { ProcessOutput, ProcessPromise } from 'zx';
import { withEnding } from './unfinished.js';

/** Waits for a detached process; a signal that ends us meanwhile ends its whole process group first. */
export async function endedWithUs(child: ProcessPromise): Promise<ProcessOutput> {
  return await withEnding(
    () => {
      if (child.pid !== undefined) {
        process.kill(-child.pid, 'SIGTERM');
      }
      return 'interrupted; the same command goes on from here';
    },
    async () => await child,
  );
}
