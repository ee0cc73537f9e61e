// SPDX-License-Identifier: MIT
// The files that a run copies into the machine. The program finds them at the paths that they have here.

import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../support/failure.js';
import { isWithin } from '../support/folders.js';
import type { CommandPaths } from './command-paths.js';
import type { Initramfs } from './initramfs.js';

/** The program's root, what its places had before, and their space; as in firmware/machine-init/places.c. */
const BOARD = '/board';
const BEFORE = '/before';
const SPACE = '/space';
/** The machine has its own. */
const SYSTEM_FOLDERS = ['/dev', '/proc'];
/** Where the machine has the files that are in such folders here. */
const FILES = '/files';
const MIB = 2 ** 20;
/** The machine has 2 GiB, of which the kernel needs twice the size of these files to unpack them. */
const MOST_BYTES = 512 * MIB;
/** What a script may change, with what was there before. */
export const SPACE_BYTES = 256 * MIB;
/** A script in a larger folder may be in somebody's whole project. */
const MOST_SCRIPT_BYTES = 64 * MIB;
const MOST_SCRIPT_FILES = 5000;
const MODULE = /\.m?py$/;

/** What is below a folder. */
interface Content {
  folders: string[];
  files: { path: string; size: number }[];
}

/** Adds all files that a command line names; returns the places that the program may change, in /before's order. */
export async function addGuestFiles(archive: Initramfs, paths: CommandPaths): Promise<string[]> {
  const { places, outputs, folders, files, scriptFolder } = paths;
  requireOwnPaths([...places, ...outputs, ...folders, ...(scriptFolder === undefined ? [] : [scriptFolder])]);
  [`${BOARD}/dev`, `${BOARD}/proc`, SPACE].forEach((folder) => {
    archive.addFolder(folder);
  });
  for (const [index, place] of places.entries()) {
    archive.addFolder(BOARD + place);
    const content = await contentOf(place, []);
    requireAtMost(SPACE_BYTES, place, sizeOf(content));
    await addContent(archive, `${BEFORE}/${index}`, place, content);
  }
  for (const [index, output] of outputs.entries()) {
    archive.addFile(`${BEFORE}/${places.length + index}`, Buffer.alloc(0));
    archive.addFile(BOARD + output, Buffer.alloc(0));
  }
  for (const file of files) {
    requireAtMost(MOST_BYTES - archive.size, file, (await stat(file)).size);
    archive.addFile(BOARD + guestPath(file), await readFile(file));
  }
  for (const folder of folders) {
    await addContent(archive, BOARD + folder, folder, await contentOf(folder, places));
  }
  if (scriptFolder !== undefined && !places.some((place) => isWithin(place, scriptFolder))) {
    await addContent(archive, BOARD + scriptFolder, scriptFolder, await scriptContent(scriptFolder, places));
  }
  return [...places, ...outputs];
}

/** The path in the machine of a file that its program reads. */
export function guestPath(file: string): string {
  return isInSystemFolder(file) ? FILES + file : file;
}

function isInSystemFolder(path: string): boolean {
  return SYSTEM_FOLDERS.some((folder) => isWithin(folder, path));
}

function requireOwnPaths(paths: string[]): void {
  const taken = paths.find(isInSystemFolder);
  if (taken !== undefined) {
    throw new Failure(`the K230 machine cannot have ${taken}: it has its own /dev and /proc`, 'Move it.');
  }
}

async function scriptContent(folder: string, without: readonly string[]): Promise<Content> {
  const all = await contentOf(folder, without);
  if (sizeOf(all) <= MOST_SCRIPT_BYTES && all.files.length <= MOST_SCRIPT_FILES) {
    return all;
  }
  process.stderr.write(
    `vencoder: ${folder} has more than ${MOST_SCRIPT_BYTES / MIB} MiB or ${MOST_SCRIPT_FILES} files: the machine gets its modules (.py, .mpy) only\n`,
  );
  return { folders: [], files: all.files.filter(({ path }) => MODULE.test(path)) };
}

// Links to folders may form a circle; links to files are files.
async function contentOf(folder: string, without: readonly string[]): Promise<Content> {
  const content: Content = { folders: [''], files: [] };
  for (const below of content.folders) {
    const place = join(folder, below);
    const entries = existsSync(place) ? await readdir(place, { withFileTypes: true }) : [];
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = join(below, entry.name);
      if (entry.isDirectory() && !without.includes(join(folder, path))) {
        content.folders.push(path);
      }
      const info = entry.isDirectory() ? undefined : await stat(join(folder, path)).catch(() => undefined);
      if (info?.isFile() === true) {
        content.files.push({ path, size: info.size });
      }
    }
  }
  return content;
}

async function addContent(archive: Initramfs, to: string, from: string, content: Content): Promise<void> {
  requireAtMost(MOST_BYTES - archive.size, from, sizeOf(content));
  content.folders.forEach((folder) => {
    archive.addFolder(join(to, folder));
  });
  for (const { path } of content.files) {
    archive.addFile(join(to, path), await readFile(join(from, path)));
  }
}

function sizeOf(content: Content): number {
  return content.files.reduce((sum, { size }) => sum + size, 0);
}

function requireAtMost(limit: number, path: string, size: number): void {
  if (size > limit) {
    throw new Failure(
      `${path} has ${Math.ceil(size / MIB)} MiB: the K230 machine takes ${MOST_BYTES / MIB} MiB in all, and ${SPACE_BYTES / MIB} MiB that scripts can change`,
      'Move what the script does not need to another folder.',
    );
  }
}
