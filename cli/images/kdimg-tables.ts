// SPDX-License-Identifier: MIT
// Updates the partition table and the TOC in a kdimg after an area has grown.

import { Failure } from '../support/failure.js';
import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';
import type { Kdimg } from './kdimg.js';
import { resizeInToc, TOC_OFFSET } from './toc.js';

const SECTOR = 512;
/** Bytes; a TOC or a partition table has a few KiB. */
const LARGEST_TABLE = 2 ** 20;
const MBR_TABLE = 446;
const MBR_ENTRY = 16;
const MBR_SIGNATURE = 0xaa55;

/** The tables that list `area`, with its size increased to at least `size` bytes, by their offset in the file. */
export async function grownTables(
  file: ImageFile,
  { parts }: Kdimg,
  area: Area,
  size: number,
): Promise<Map<number, Buffer>> {
  if (size <= area.size) {
    return new Map();
  }
  if (parts.some(({ name }) => name.startsWith('[GPT'))) {
    throw new Failure(
      `${area.name} would grow to ${size} bytes, but vencoder cannot change the GPT of ${file.name}`,
      'Insert fewer or smaller files.',
    );
  }
  const tables = new Map<number, Buffer>();
  for (const { offset, content } of parts) {
    const resizeIn = offset === 0 ? resizeInMbr : offset === TOC_OFFSET ? resizeInToc : undefined;
    if (resizeIn !== undefined && content.size > LARGEST_TABLE) {
      throw new Failure(`${file.name} is damaged: its table at ${offset} has ${content.size} bytes`);
    }
    if (resizeIn !== undefined) {
      const bytes = await file.read(content.offset, content.size);
      resizeIn(bytes, area.offset, size);
      tables.set(content.offset, bytes);
    }
  }
  return tables;
}

function resizeInMbr(mbr: Buffer, offset: number, size: number): void {
  if (mbr.length < SECTOR || mbr.readUInt16LE(SECTOR - 2) !== MBR_SIGNATURE) {
    return;
  }
  for (let entry = MBR_TABLE; entry < SECTOR - 2; entry += MBR_ENTRY) {
    if (mbr.readUInt32LE(entry + 8) * SECTOR === offset) {
      mbr.writeUInt32LE(Math.ceil(size / SECTOR), entry + 12);
    }
  }
}
