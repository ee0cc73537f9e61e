// SPDX-License-Identifier: MIT
// Finds the end of the used part of a FAT file system: CanMV's kdimg files omit the rest.
// Source: Microsoft's FAT specification 1.03, section 4; minimize in CanMV's genimage_py/image_vfat.py.

import { open } from 'node:fs/promises';
import { BOOT_SECTOR, fatGeometry, type FatGeometry } from './fat-boot-sector.js';
import { readAt } from '../support/exact-io.js';
import { Failure } from '../support/failure.js';

const FIRST_CLUSTER = 2;
/** Bytes: FAT32 has at most 2^28 clusters. */
const LARGEST_TABLE = 2 ** 30;

export interface FatExtent {
  /** Size of the whole file system, in bytes. */
  size: number;
  /** End of the last used cluster, in bytes. */
  used: number;
}

/** Measures a FAT file system at the start of a file, which may end after the used part. */
export async function fatExtent(path: string): Promise<FatExtent> {
  const handle = await open(path, 'r');
  try {
    const geometry = fatGeometry(await readAt(handle, 0, BOOT_SECTOR));
    if (geometry === undefined) {
      throw new Failure(`${path} is not a FAT file system`);
    }
    const table = await readAt(handle, geometry.table.offset, Math.min(geometry.table.size, LARGEST_TABLE));
    const count = lastUsed(table, geometry) - FIRST_CLUSTER + 1;
    return { size: geometry.size, used: geometry.data + count * geometry.cluster };
  } finally {
    await handle.close();
  }
}

// Number of the last used cluster; FIRST_CLUSTER - 1 if none is used.
function lastUsed(table: Buffer, { kind, clusters }: FatGeometry): number {
  // A damaged table may be shorter.
  const entries = Math.floor((table.length * 8) / kind);
  let last = Math.min(FIRST_CLUSTER + clusters, entries) - 1;
  while (last >= FIRST_CLUSTER && entryOf(table, kind, last) === 0) {
    last -= 1;
  }
  return last;
}

function entryOf(table: Buffer, kind: FatGeometry['kind'], cluster: number): number {
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
