// SPDX-License-Identifier: MIT
// The first sector of a FAT file system, by which all else in it is found.
// Source: Microsoft's FAT specification 1.03, sections 3.1 to 3.5.

const SIGNATURE = 0xaa55;
const ENTRY_OF_ROOT = 32;
/** By the number of clusters. */
const FAT12_BELOW = 4085;
const FAT16_BELOW = 65525;
const NO_NAME = 'NO NAME';

export const BOOT_SECTOR = 512;

/** Sizes and offsets are bytes, from the beginning of the file system. */
export interface FatShape {
  kind: 12 | 16 | 32;
  /** Of the whole file system. */
  size: number;
  cluster: number;
  clusters: number;
  table: { offset: number; size: number };
  /** Where the first cluster is. */
  data: number;
  /** Of the volume, '' without one. */
  label: string;
}

/** The shape of the file system that a sector begins; undefined where it begins none. */
export function fatShape(sector: Buffer): FatShape | undefined {
  if (sector.length < BOOT_SECTOR || sector.readUInt16LE(BOOT_SECTOR - 2) !== SIGNATURE) {
    return undefined;
  }
  const bytes = sector.readUInt16LE(11);
  const cluster = bytes * sector.readUInt8(13);
  const tables = sector.readUInt8(16);
  const tableSize = bytes * (sector.readUInt16LE(22) || sector.readUInt32LE(36));
  const size = bytes * (sector.readUInt16LE(19) || sector.readUInt32LE(32));
  const offset = bytes * sector.readUInt16LE(14);
  const data = offset + tables * tableSize + ENTRY_OF_ROOT * sector.readUInt16LE(17);
  const isShape = [512, 1024, 2048, 4096].includes(bytes) && isPowerOfTwo(cluster) && [1, 2].includes(tables);
  if (!isShape || offset === 0 || tableSize === 0 || data >= size) {
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
    label: label === NO_NAME ? '' : label,
  };
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && (value & (value - 1)) === 0;
}
