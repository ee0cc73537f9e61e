// SPDX-License-Identifier: MIT
// Reads the boot sector of a FAT file system, which describes its geometry.
// Source: Microsoft's FAT specification 1.03, sections 3.1 to 3.5.

import { printable } from '../support/printable.js';

const SIGNATURE = 0xaa55;
const DIRECTORY_ENTRY_SIZE = 32;
/** The number of clusters determines the kind of FAT. */
const FAT12_BELOW = 4085;
const FAT16_BELOW = 65525;
const NO_NAME = 'NO NAME';

export const BOOT_SECTOR = 512;

/** Sizes and offsets are bytes; offsets count from the start of the file system. */
export interface FatGeometry {
  kind: 12 | 16 | 32;
  /** Size of the whole file system. */
  size: number;
  cluster: number;
  clusters: number;
  table: { offset: number; size: number };
  /** Offset of the first cluster. */
  data: number;
  /** Volume label, '' if there is none. */
  label: string;
}

/** The geometry of the file system that starts with this sector; undefined if there is none. */
export function fatGeometry(sector: Buffer): FatGeometry | undefined {
  if (sector.length < BOOT_SECTOR || sector.readUInt16LE(BOOT_SECTOR - 2) !== SIGNATURE) {
    return undefined;
  }
  const bytes = sector.readUInt16LE(11);
  const cluster = bytes * sector.readUInt8(13);
  const tables = sector.readUInt8(16);
  const tableSize = bytes * (sector.readUInt16LE(22) || sector.readUInt32LE(36));
  const size = bytes * (sector.readUInt16LE(19) || sector.readUInt32LE(32));
  const offset = bytes * sector.readUInt16LE(14);
  const data = offset + tables * tableSize + DIRECTORY_ENTRY_SIZE * sector.readUInt16LE(17);
  const isFat = [512, 1024, 2048, 4096].includes(bytes) && isPowerOfTwo(cluster) && [1, 2].includes(tables);
  if (!isFat || offset === 0 || tableSize === 0 || data >= size) {
    return undefined;
  }
  const clusters = Math.floor((size - data) / cluster);
  const kind = clusters < FAT12_BELOW ? 12 : clusters < FAT16_BELOW ? 16 : 32;
  const label = sector
    .toString('latin1', ...(kind === 32 ? ([71, 82] as const) : ([43, 54] as const)))
    .trim();
  return {
    kind,
    size,
    cluster,
    clusters,
    table: { offset, size: tableSize },
    data,
    label: label === NO_NAME ? '' : printable(label),
  };
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && (value & (value - 1)) === 0;
}
