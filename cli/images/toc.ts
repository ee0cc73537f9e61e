// SPDX-License-Identifier: MIT
// The K230's table of contents (TOC), by which U-Boot finds raw areas: firmware since CanMV v1.5 has it.
// Source: CanMV's genimage (tools/genimage_py/lib/toc.py) and the OTA driver of RT-Smart.

import { fieldText, type Area } from './area.js';
import type { ImageFile } from './image-file.js';

/** Where the TOC is on a device, in bytes. */
export const TOC_OFFSET = 0xe0000;
const ENTRY_SIZE = 64;
const MAX_ENTRIES = 16;
const NAME_SIZE = 32;

/** The areas of a TOC, of size 0 where it says none; no areas where `at` (in the file) has no TOC. */
export async function readToc(file: ImageFile, at: number): Promise<Area[]> {
  const table = await file.read(at, ENTRY_SIZE * MAX_ENTRIES);
  const areas: Area[] = [];
  for (let start = 0; start + ENTRY_SIZE <= table.length; start += ENTRY_SIZE) {
    const area = entryOf(table.subarray(start, start + ENTRY_SIZE));
    if (area === undefined) {
      break;
    }
    areas.push(area);
  }
  // genimage has 0 for what it places itself.
  return areas.filter(({ offset }) => offset > 0);
}

/** Corrects the size of the area at `offset` in a TOC. */
export function resizeInToc(table: Buffer, offset: number, size: number): void {
  for (let start = 0; start + ENTRY_SIZE <= table.length; start += ENTRY_SIZE) {
    if (entryOf(table.subarray(start, start + ENTRY_SIZE))?.offset === offset) {
      table.writeBigUInt64LE(BigInt(size), start + NAME_SIZE + 8);
    }
  }
}

// An entry has a printable name and a place; what follows the last one has not.
function entryOf(entry: Buffer): Area | undefined {
  const name = fieldText(entry.subarray(0, NAME_SIZE));
  const offset = Number(entry.readBigUInt64LE(NAME_SIZE));
  const size = Number(entry.readBigUInt64LE(NAME_SIZE + 8));
  const isEntry = /^[\w[\].-]+$/.test(name) && Number.isSafeInteger(offset + size);
  return isEntry ? { name, offset, size, content: { offset, size }, from: 'TOC' } : undefined;
}
