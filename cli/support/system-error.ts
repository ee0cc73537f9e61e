// SPDX-License-Identifier: MIT
// Errors of the operating system about files as sentences: which path, what is wrong, what to do.

import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.js';
import { cacheRemedy } from './project.js';

/** What is wrong, and what to do. */
type Cause = [reason: string, remedy: string];

const OTHER_PLACE = 'or choose another place';
const CAUSES: Record<string, Cause> = {
  EACCES: ['permission denied', `Grant the permission for it, ${OTHER_PLACE}.`],
  EBUSY: ['it is in use', 'Close or unmount it first.'],
  EDQUOT: ['the disk quota is exceeded', `Remove files of this user, ${OTHER_PLACE}.`],
  EEXIST: ['it exists already', 'Remove it, or choose another name.'],
  EFBIG: ['it would be larger than the file system or the limit (ulimit -f) allows', 'Choose another place.'],
  EIO: ['input/output error', 'The medium or its connection failed: check both, or use another one.'],
  EISDIR: ['it is a folder', 'Name a file, or remove the folder.'],
  ELOOP: ['its symbolic links form a circle', 'Correct the links.'],
  EMFILE: ['too many files are open in this process', 'Raise the limit: ulimit -n.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
  ENFILE: ['too many files are open in the system', 'End other programs.'],
  ENODEV: ['the device is gone', 'Connect it again.'],
  ENOENT: ['no such file or folder', 'Check the path.'],
  ENOSPC: ['no space is left', `Free some space there, ${OTHER_PLACE}.`],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path, or remove the file that is in the way.'],
  ENOTEMPTY: ['the folder is not empty', 'Remove what is in it.'],
  ENOTSUP: ['the file system does not support it', 'Choose another place.'],
  ENXIO: ['the device is gone', 'Connect it again.'],
  EPERM: ['the operation is not permitted', `Grant the permission for it, ${OTHER_PLACE}.`],
  EROFS: ['the file system is read-only', 'Mount it for writing, or choose another place.'],
  ESTALE: ['the network file system lost it', 'Mount it again.'],
  ETXTBSY: ['the program is running', 'End it first.'],
};

/** By system call, as Node names them. */
const ACTIONS: Record<string, string> = {
  access: 'write to',
  chmod: 'change the mode of',
  copyfile: 'write',
  fdatasync: 'write',
  fsync: 'write',
  ftruncate: 'resize',
  lstat: 'access',
  mkdir: 'create the folder',
  mkdtemp: 'create a folder',
  read: 'read',
  rename: 'write',
  rm: 'remove',
  rmdir: 'remove',
  scandir: 'list',
  stat: 'access',
  unlink: 'remove',
  write: 'write',
};

/** "no space is left (ENOSPC)"; the message of another error. */
export function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  return cause === undefined
    ? (error as Error).message
    : `${cause[0]} (${(error as NodeJS.ErrnoException).code})`;
}

/** What to do; '' for another error. */
export function remedyOf(error: unknown): string {
  return causeOf(error)?.[1] ?? '';
}

/** A Failure for an error of the operating system about a file; undefined for any other error. */
export function systemFailure(error: unknown): Failure | undefined {
  const cause = causeOf(error);
  if (cause === undefined) {
    return undefined;
  }
  const { path, dest, syscall = '' } = error as NodeJS.ErrnoException & { dest?: string };
  const place = dest ?? path ?? '';
  const action = ACTIONS[syscall] ?? 'open';
  return new Failure(
    `cannot ${place === '' ? `${action} a file` : `${action} ${place}`}: ${reasonOf(error)}`,
    `${detail((error as NodeJS.ErrnoException).code ?? '', place)}${remedyAt(place, syscall === 'mkdir', cause)}`,
  );
}

/** Runs `work`; an error of the operating system that names no file, as when a disk is full, then names `path`. */
export async function about<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isSystemError(error)) {
      (error as NodeJS.ErrnoException).path ??= path;
    }
    throw error;
  }
}

function remedyAt(path: string, isFolder: boolean, [reason, remedy]: Cause): string {
  const cache = cacheRemedy(path, isFolder);
  if (cache === '') {
    return remedy;
  }
  return reason === CAUSES['ENOSPC']?.[0] ? `Free some space there. ${cache}` : cache;
}

/** Whether the operating system reported it, about a file. */
export function isSystemError(error: unknown): boolean {
  return causeOf(error) !== undefined;
}

function causeOf(error: unknown): Cause | undefined {
  const { code, syscall = '' } = (error ?? {}) as NodeJS.ErrnoException;
  // Programs that cannot be started are not files to the user.
  return code === undefined || syscall.startsWith('spawn') ? undefined : CAUSES[code];
}

function detail(code: string, path: string): string {
  const folder = existingFolder(path);
  if (folder === undefined) {
    return '';
  }
  if (code === 'ENOSPC') {
    const { bavail, bsize } = statfsSync(folder);
    return `${folder} has ${bavail * bsize} bytes free. `;
  }
  const isFar = folder !== dirname(path) && folder !== path;
  return isFar && (code === 'EACCES' || code === 'ENOTDIR') ? `The nearest folder is ${folder}. ` : '';
}

function existingFolder(path: string): string | undefined {
  if (path === '') {
    return undefined;
  }
  try {
    if (existsSync(path) && statSync(path).isDirectory()) {
      return path;
    }
  } catch {
    // Without permission: the next folder may be accessible.
  }
  return dirname(path) === path ? undefined : existingFolder(dirname(path));
}
