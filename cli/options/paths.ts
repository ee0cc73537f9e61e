// SPDX-License-Identifier: MIT
// Paths on this machine from a command line, checked before any work begins.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure, usageError } from '../support/failure.js';

/** A usage error unless `path` exists and is of `kind`. */
export function requirePath(path: string, kind: 'file' | 'directory', hint: string): void {
  if (!existsSync(path)) {
    throw usageError(`${path} does not exist`, hint);
  }
  if (statSync(path).isDirectory() !== (kind === 'directory')) {
    throw usageError(`${path} is not a ${kind}`, hint);
  }
}

/** Where to write a file: `path`, or `name` in it if it is a directory. A Failure if it cannot be written. */
export function writablePath(name: string, path: string): string {
  const target = existsSync(path) && statSync(path).isDirectory() ? join(path, name) : path;
  requirePath(dirname(target), 'directory', `Create it on this machine: mkdir -p ${dirname(target)}`);
  try {
    accessSync(existsSync(target) ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw new Failure(`cannot write ${target}`, (error as NodeJS.ErrnoException).code);
  }
  return target;
}
