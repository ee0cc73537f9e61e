// SPDX-License-Identifier: MIT
/** Compares rendered files with those on disk, and writes the differences atomically. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { generatedFolders } from '../model/target-paths.js';

export interface Output {
  /** Relative to the project's root. */
  path: string;
  text: string;
}

export interface Drift {
  path: string;
  what: 'stale' | 'missing' | 'surplus';
  /** Unified diff from the file on disk to the rendered one. */
  diff: string;
}

/** Files that are out of date, missing or surplus. */
export async function findDrift(root: string, outputs: readonly Output[]): Promise<Drift[]> {
  const drift: Drift[] = [];
  for (const output of outputs) {
    const text = await readIfPresent(path.join(root, output.path));
    if (text !== output.text) {
      const what = text === undefined ? 'missing' : 'stale';
      drift.push({ path: output.path, what, diff: patch(output.path, text ?? '', output.text) });
    }
  }
  for (const surplus of await findSurplus(root, outputs)) {
    drift.push({ path: surplus, what: 'surplus', diff: '' });
  }
  return drift;
}

/** Writes stale and missing files atomically, and removes surplus files. */
export async function writeOutputs(
  root: string,
  outputs: readonly Output[],
  drift: readonly Drift[],
): Promise<void> {
  for (const { path: file, what } of drift) {
    const target = path.join(root, file);
    if (what === 'surplus') {
      await rm(target);
      continue;
    }
    // write-file-atomic would add nothing here: the next run removes a file that is left in an emitted folder as surplus,
    // and its maintained version needs Node 22.
    const temporary = `${target}.${process.pid}.new`;
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(temporary, outputs.find((output) => output.path === file)?.text ?? '');
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      rethrow(error, target);
    }
  }
}

/** Files in the folders of the outputs that no output accounts for. */
async function findSurplus(root: string, outputs: readonly Output[]): Promise<string[]> {
  const expected = new Set(outputs.map((output) => output.path));
  const surplus: string[] = [];
  for (const folder of generatedFolders([...expected])) {
    for (const entry of await listIfPresent(path.join(root, folder))) {
      const file = path.join(folder, entry);
      if (!expected.has(file)) {
        surplus.push(file);
      }
    }
  }
  return surplus.sort();
}

async function listIfPresent(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch (error) {
    return isMissing(error) ? [] : rethrow(error, folder);
  }
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    return isMissing(error) ? undefined : rethrow(error, file);
  }
}

function isMissing(error: unknown): boolean {
  // Not `instanceof Error`: in a virtual machine, as jest's, node's own errors are of another realm.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** Adds the path to an error of the system that names none, as that of a read or a full disk. */
function rethrow(error: unknown, file: string): never {
  if (typeof error === 'object' && error !== null && 'code' in error && !('path' in error)) {
    Object.assign(error, { path: file });
  }
  throw error;
}

function patch(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`${file} (on disk)`, `${file} (from the spec)`, before, after, '', '', {
    context: 2,
  });
}
