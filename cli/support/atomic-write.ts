// SPDX-License-Identifier: MIT
// Atomic writes: a file or folder appears complete or not at all, even if its creation is interrupted.
// The work happens in a hidden folder beside the target. Its name has our process id, so that the next write of the
// same target can remove the files of a killed process. (The package write-file-atomic does not: its temporary names are
// unknown to later processes, it writes no folders, and its maintained version needs Node 22.)

import { existsSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Failure, usageError } from './failure.js';
import { makeFolder, removeEmpty } from './folders.js';
import { withCleanup } from './signals.js';
import { isSystemError, systemFailure } from './system-error.js';

export interface AtomicOptions {
  /** Replace an existing target; without it, that is a usage error. */
  replace?: boolean;
  /** Printed when a signal ends the work; default: that the target was not written. */
  interrupted?: string;
  /** Bytes that the target needs, if known, for the message when there is no space. */
  size?: number;
}

const QUIET = { throwIfNoEntry: false } as const;

const REMOVAL = { recursive: true, force: true, maxRetries: 5 } as const;

/** Writes `file`: `write` creates it at the path that it receives, and may use that path's folder. */
export async function writeFileAtomically(
  file: string,
  write: (staged: string) => Promise<void>,
  options: AtomicOptions = {},
): Promise<void> {
  await withStaging('file', file, options, write);
}

/** Writes `folder`: `fill` receives an empty one. */
export async function writeFolderAtomically(
  folder: string,
  fill: (staged: string) => Promise<void>,
  options: AtomicOptions = {},
): Promise<void> {
  await withStaging('folder', folder, options, async (staged) => {
    await mkdir(staged);
    await fill(staged);
  });
}

/** Runs `work` with a path that is removed afterwards, even if the work fails; a signal prints `interrupted`. */
async function withTemporary<T>(path: string, interrupted: string, work: () => Promise<T>): Promise<T> {
  try {
    return await withCleanup(() => {
      remove(path);
      return interrupted;
    }, work);
  } finally {
    remove(path);
  }
}

/** Runs `work` with a new folder in the system's temporary folder, and removes it as `withTemporary` does. */
export async function withTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `vencoder-${name}-`));
  return await withTemporary(folder, '', async () => work(folder));
}

/**
 * Runs `work` with a new folder beside `file`, or in the system's temporary folder if this user cannot write there, and
 * removes it as `withTemporary` does.
 */
export async function withFolderBeside<T>(file: string, work: (folder: string) => Promise<T>): Promise<T> {
  try {
    await access(dirname(file), constants.W_OK);
  } catch {
    return await withTemporaryFolder('image', work);
  }
  return await inStaging(await stagingOf(file), '', work);
}

let stagings = 0;
/** Folders in use by this process. */
const active = new Set<string>();

async function withStaging(
  kind: 'file' | 'folder',
  named: string,
  { replace, interrupted, size }: AtomicOptions,
  work: (staged: string) => Promise<void>,
): Promise<void> {
  const target = await realTarget(kind, named);
  if (replace !== true && existsSync(target)) {
    throw usageError(`${named} already exists`, 'Remove it, or choose another name.');
  }
  const created = await makeFolder(dirname(target));
  const message = interrupted ?? `interrupted; ${named} was not written`;
  const staging = await stagingOf(target);
  await inStaging(staging, message, async () => {
    const staged = join(staging, basename(target));
    await work(staged);
    publish(staged, target);
  }).catch(async (error: unknown) => {
    await removeEmpty(created);
    throw aboutTarget(error, { named, staging, size });
  });
}

// Where a link leads: a rename would replace the link itself. Only files and folders can be replaced.
async function realTarget(kind: 'file' | 'folder', named: string): Promise<string> {
  const [link, info] = [lstatSync(named, QUIET), statSync(named, QUIET)];
  if (info === undefined) {
    if (link !== undefined) {
      throw usageError(`${named} is a link to nothing`, 'Remove it, or choose another name.');
    }
    return named;
  }
  if (kind === 'file' ? !info.isFile() : !info.isDirectory()) {
    throw usageError(
      `${named} exists and is not a ${kind}`,
      `Name a ${kind}, or one that does not exist: the output appears complete or not at all.`,
    );
  }
  return link?.isSymbolicLink() === true ? await realpath(named) : named;
}

// The user knows the target, not the staging folder.
function aboutTarget(
  error: unknown,
  { named, staging, size }: { named: string; staging: string; size: number | undefined },
): unknown {
  if (!isSystemError(error)) {
    return error;
  }
  const system = error as NodeJS.ErrnoException & { dest?: string };
  const place = system.dest ?? system.path;
  if (place === undefined || place.startsWith(staging) || place === named) {
    Object.assign(system, { path: named, dest: undefined, syscall: 'write' });
  }
  const failure = systemFailure(system);
  return failure !== undefined && size !== undefined && system.code === 'ENOSPC'
    ? new Failure(failure.message, `It needs up to ${size} bytes. ${failure.hint}`)
    : (failure ?? error);
}

// A name for a folder beside `target`.
async function stagingOf(target: string): Promise<string> {
  await removeLeftovers(target);
  stagings += 1;
  return join(dirname(target), `${stagingPrefix(target)}${process.pid}-${stagings}`);
}

async function inStaging<T>(
  staging: string,
  interrupted: string,
  work: (staging: string) => Promise<T>,
): Promise<T> {
  active.add(staging);
  try {
    return await withTemporary(staging, interrupted, async () => {
      await mkdir(staging);
      return await work(staging);
    });
  } finally {
    active.delete(staging);
  }
}

// Synchronous, so that no signal is handled between the two renames.
function publish(staged: string, target: string): void {
  if (existsSync(target) && statSync(target).isDirectory()) {
    renameSync(target, `${staged}.replaced`);
  }
  renameSync(staged, target);
}

function stagingPrefix(target: string): string {
  return `.${basename(target)}.unfinished-`;
}

async function removeLeftovers(target: string): Promise<void> {
  const prefix = stagingPrefix(target);
  // Without permission to list the folder, they stay.
  const all = await readdir(dirname(target)).catch(() => []);
  const names = all.filter((name) => name.startsWith(prefix));
  const leftovers = names
    .filter((name) => !isInUse(join(dirname(target), name), name.slice(prefix.length)))
    .map((name) => join(dirname(target), name));
  await Promise.all(leftovers.map((path) => rm(path, REMOVAL)));
}

/** `suffix` is PID-NUMBER, with .gone while it is being removed. */
function isInUse(path: string, suffix: string): boolean {
  const pid = Number(/^\d+/.exec(suffix)?.[0]);
  if (pid === process.pid) {
    return active.has(path.replace(/\.gone$/, ''));
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// Renamed first: work that is still creating files by their paths then fails instead of refilling the folder.
function remove(path: string): void {
  const gone = `${path}.gone`;
  if (existsSync(path)) {
    renameSync(path, gone);
  }
  rmSync(gone, REMOVAL);
}
