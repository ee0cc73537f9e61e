// SPDX-License-Identifier: MIT
// How far a FAT file system is in use: CanMV's kdimg files leave out what comes after that.
// Source: Microsoft's FAT specification 1.03, section 4; minimize in CanMV's genimage_py/image_vfat.py.

import { open, type FileHandle } from 'node:fs/promises';
import { BOOT_SECTOR, fatShape, type FatShape } from './fat-boot-sector.js';
import { Failure } from '../support/failure.js';

const FIRST_CLUSTER = 2;

export interface FatExtent {
  /** Of the whole file system, in bytes. */
  size: number;
  /** Up to the end of the last cluster that is in use, in bytes. */
  used: number;
}

/** Reads a FAT file system that begins a file; the file may end after what is in use. */
export async function fatExtent(path: string): Promise<FatExtent> {
  const handle = await open(path, 'r');
  try {
    const shape = fatShape(await readAt(handle, 0, BOOT_SECTOR));
    if (shape === undefined) {
      throw new Failure(`${path} is no FAT file system`);
    }
    const table = await readAt(handle, shape.table.offset, shape.table.size);
    const count = lastUsed(table, shape) - FIRST_CLUSTER + 1;
    return { size: shape.size, used: shape.data + count * shape.cluster };
  } finally {
    await handle.close();
  }
}

// The number of the last cluster in use, or the one before the first.
function lastUsed(table: Buffer, { kind, clusters }: FatShape): number {
  let last = FIRST_CLUSTER + clusters - 1;
  while (last >= FIRST_CLUSTER && entryOf(table, kind, last) === 0) {
    last -= 1;
  }
  return last;
}

function entryOf(table: Buffer, kind: FatShape['kind'], cluster: number): number {
  switch (kind) {
    case 12: {
      const pair = table.readUInt16LE(cluster + Math.floor(cluster / 2));
      return cluster % 2 === 1 ? pair >> 4 : pair & 0xfff;
    }
    case 16:
      return table.readUInt16LE(2 * cluster);
    case 32:
      return table.readUInt32LE(4 * cluster) & 0x0fffffff;
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer;
}
