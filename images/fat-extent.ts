// This file is part of the k230 vencoder project, MIT licence.
// How far a FAT file system reaches, and how much of it is in use: CanMV's kdimg files leave out what is not.
// Source: Microsoft's FAT specification 1.03 (boot sector, cluster numbers); minimize in CanMV's genimage_py/image_vfat.py.

import { open, type FileHandle } from 'node:fs/promises';

/** Bytes that are read of the boot sector. */
const HEAD = 40;
const ENTRY_OF_ROOT = 32;
/** By the number of clusters. */
const FAT12_BELOW = 4085;
const FAT16_BELOW = 65525;
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
    const head = await readAt(handle, 0, HEAD);
    const sector = head.readUInt16LE(11);
    const cluster = sector * head.readUInt8(13);
    const reserved = sector * head.readUInt16LE(14);
    const tableSize = sector * (head.readUInt16LE(22) || head.readUInt32LE(36));
    const size = sector * (head.readUInt16LE(19) || head.readUInt32LE(32));
    const data = reserved + head.readUInt8(16) * tableSize + ENTRY_OF_ROOT * head.readUInt16LE(17);
    const count = Math.floor((size - data) / cluster);
    const table = await readAt(handle, reserved, tableSize);
    const last = lastUsed(table, count);
    return { size, used: data + (last - FIRST_CLUSTER + 1) * cluster };
  } finally {
    await handle.close();
  }
}

// The number of the last cluster in use, or the one before the first.
function lastUsed(table: Buffer, count: number): number {
  const entry = entriesOf(table, count);
  let last = FIRST_CLUSTER + count - 1;
  while (last >= FIRST_CLUSTER && entry(last) === 0) {
    last -= 1;
  }
  return last;
}

function entriesOf(table: Buffer, count: number): (cluster: number) => number {
  if (count < FAT12_BELOW) {
    return (cluster) => {
      const pair = table.readUInt16LE(cluster + Math.floor(cluster / 2));
      return cluster % 2 === 1 ? pair >> 4 : pair & 0xfff;
    };
  }
  return count < FAT16_BELOW
    ? (cluster) => table.readUInt16LE(2 * cluster)
    : (cluster) => table.readUInt32LE(4 * cluster) & 0x0fffffff;
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer;
}
