// SPDX-License-Identifier: MIT
// The K230's table of contents (TOC), which lists the raw areas for U-Boot; in firmware since CanMV v1.5.
// Source: CanMV's genimage (tools/genimage_py/lib/toc.py) and the OTA driver of RT-Smart.

import { fieldText, type Area } from './area.js';
import type { ImageFile } from './image-file.js';

/** Offset of the TOC on a device, in bytes. */
export const TOC_OFFSET = 0xe0000;
const ENTRY_SIZE = 64;
const MAX_ENTRIES = 16;
const NAME_SIZE = 32;

/** The areas of the TOC at `at` in the file; none if there is no TOC. An area without a size has size 0. */
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
  // genimage writes offset 0 for areas that it places itself.
  return areas.filter(({ offset }) => offset > 0);
}

/** Sets the size of the area at `offset` in a TOC. */
export function resizeInToc(table: Buffer, offset: number, size: number): void {
  for (let start = 0; start + ENTRY_SIZE <= table.length; start += ENTRY_SIZE) {
    if (entryOf(table.subarray(start, start + ENTRY_SIZE))?.offset === offset) {
      table.writeBigUInt64LE(BigInt(size), start + NAME_SIZE + 8);
    }
  }
}

// The bytes after the last entry have no printable name.
function entryOf(entry: Buffer): Area | undefined {
  const name = fieldText(entry.subarray(0, NAME_SIZE));
  const offset = Number(entry.readBigUInt64LE(NAME_SIZE));
  const size = Number(entry.readBigUInt64LE(NAME_SIZE + 8));
  const isEntry = /^[\w[\].-]+$/.test(name) && Number.isSafeInteger(offset + size);
  return isEntry ? { name, offset, size, content: { offset, size }, from: 'TOC' } : undefined;
}
