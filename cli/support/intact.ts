// SPDX-License-Identifier: MIT
// Finished folders of the cache: a record of each folder's content shows whether a byte of it was changed later.
// The states of the files (size, times, inode) stand for their bytes until they differ: no program can set ctime.

import { createHash } from 'node:crypto';
import { type Stats, existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { writeFileAtomically } from './atomic-write.js';
import { Failure } from './failure.js';
import { makeFolder } from './folders.js';
import { cacheFolder } from './project.js';

/** The folder of the cache with the records. */
export const RECORDS = 'records';

interface IntactRecord {
  /** Digest of the paths, bytes, and permissions to execute. */
  content: string;
  /** Digest of the states that the files had with this content. */
  states: string;
}

/** Records a finished folder. */
export async function recordContent(folder: string): Promise<void> {
  await write(folder, { content: contentOf(folder), states: statesOf(folder) });
}

/** Whether a folder was finished: made completely, and recorded. */
export function isFinished(folder: string): boolean {
  return existsSync(folder) && existsSync(recordOf(folder));
}

/** Throws a Failure if a finished folder does not have its recorded content any more. */
export async function requireIntact(folder: string): Promise<void> {
  const record = JSON.parse(await readFile(recordOf(folder), 'utf8')) as IntactRecord;
  const states = statesOf(folder);
  if (states === record.states) {
    return;
  }
  if (contentOf(folder) !== record.content) {
    throw new Failure(
      `${folder} is not as it was built: a file in it was changed, added or removed`,
      `Remove it, and run the command again: rm -r ${folder}`,
    );
  }
  // The folder was copied or moved. Users of a shared cache cannot write.
  await write(folder, { ...record, states }).catch(() => undefined);
}

function recordOf(folder: string): string {
  return join(cacheFolder, RECORDS, `${basename(folder)}.json`);
}

async function write(folder: string, record: IntactRecord): Promise<void> {
  const path = recordOf(folder);
  await makeFolder(dirname(path));
  await writeFileAtomically(path, (staged) => writeFile(staged, `${JSON.stringify(record)}\n`), {
    replace: true,
    interrupted: '',
  });
}

function contentOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of entriesBelow(folder)) {
    const info = lstatSync(path);
    const bytes = bytesOf(path, info);
    hash.update(`${relative(folder, path)}\0${info.mode & 0o170111}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function bytesOf(path: string, info: Stats): Buffer {
  if (info.isSymbolicLink()) {
    return Buffer.from(readlinkSync(path));
  }
  return info.isFile() ? readFileSync(path) : Buffer.alloc(0);
}

function statesOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of entriesBelow(folder)) {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
    hash.update(`${relative(folder, path)}\0${size}\0${mtimeMs}\0${ctimeMs}\0${ino}\0`);
  }
  return hash.digest('hex');
}

// Synchronous: several times faster for thousands of files. Python's caches are not used: see logged-process.ts.
function entriesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) {
        return [path];
      }
      return entry.name === '__pycache__' ? [] : entriesBelow(path);
    });
}
