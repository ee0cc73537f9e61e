// SPDX-License-Identifier: MIT
// Archives in the format that the kernel unpacks, cpio's "newc". Debian's cpio would need root for the console's node.

import { open } from 'node:fs/promises';

const FOLDER = 0o040755;
const FILE = 0o100644;
const PROGRAM = 0o100755;
const CONSOLE = 0o020600;
/** Major and minor number of /dev/console. */
const CONSOLE_NUMBER = [5, 1] as const;
const TRAILER = 'TRAILER!!!';

export class Initramfs {
  private readonly parts: Buffer[] = [];
  private readonly folders = new Set<string>();
  private entries = 0;
  /** Bytes so far. */
  size = 0;

  constructor() {
    this.addFolder('/dev');
    this.add('/dev/console', CONSOLE, Buffer.alloc(0), CONSOLE_NUMBER);
  }

  /** Adds a folder and its parents. */
  addFolder(path: string): void {
    const folder = path.replace(/\/+$/, '');
    if (folder === '' || this.folders.has(folder)) {
      return;
    }
    this.addFolder(parentOf(folder));
    this.folders.add(folder);
    this.add(folder, FOLDER);
  }

  /** Adds a file and its folders. */
  addFile(path: string, data: Buffer, isProgram = false): void {
    this.addFolder(parentOf(path));
    this.add(path, isProgram ? PROGRAM : FILE, data);
  }

  /** Writes the whole archive. */
  async write(path: string): Promise<void> {
    this.add(`/${TRAILER}`, 0);
    const file = await open(path, 'wx');
    try {
      for (const part of this.parts) {
        await file.appendFile(part);
      }
    } finally {
      await file.close();
    }
  }

  private add(
    path: string,
    mode: number,
    data: Buffer = Buffer.alloc(0),
    [major, minor]: readonly [number, number] = [0, 0],
  ): void {
    const name = Buffer.from(`${path.slice(1)}\0`);
    const fields = [++this.entries, mode, 0, 0, 1, 0, data.length, 0, 0, major, minor, name.length, 0];
    const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
    const parts = [padded(Buffer.concat([Buffer.from(header), name])), data, padding(data.length)];
    this.parts.push(...parts);
    this.size += parts.reduce((sum, part) => sum + part.length, 0);
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, padding(data.length)]);
}

/** Up to a multiple of four bytes. */
function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}
