// SPDX-License-Identifier: MIT
// Paths of this machine that a command line names, looked at before any work begins.

import { existsSync, statSync } from 'node:fs';
import { usageError } from '../support/failure.js';

/** A Failure, for a wrong command line, where `path` is no file or no directory. */
export function requirePath(path: string, kind: 'file' | 'directory', hint: string): void {
  if (!existsSync(path)) {
    throw usageError(`${path} does not exist`, hint);
  }
  if (statSync(path).isDirectory() !== (kind === 'directory')) {
    throw usageError(`${path} is not a ${kind}`, hint);
  }
}
