// SPDX-License-Identifier: MIT
// A kdimg with other contents: they lie one after another again, and the table of parts says so.

import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ImageFile } from './image-file.js';
import { contentFields, HEADER, HEADER_SIZE, headerSum, PART, PART_SIZE, type Kdimg } from './kdimg.js';

/** Of contents in the file, and of what flashers write. */
const ALIGNMENT = 4096;
/** What CanMV's genimage fills contents up with, for cards. */
const FILLING = 0;

/** A content in pieces. */
export type Content = Iterable<Buffer> | AsyncIterable<Buffer>;

interface Place {
  offset: number;
  size: number;
  sha256: Buffer;
}

/** Writes `out`: `file` with the contents of `others`, which are known by the offset of those that they replace. */
export async function writeKdimg(
  file: ImageFile,
  { parts }: Kdimg,
  others: Map<number, Content>,
  out: string,
): Promise<void> {
  // Parts may share a content, as the slots A and B do.
  const contents = new Map(parts.map(({ content }) => [content.offset, content.size]));
  const offsets = [...contents.keys()].sort((one, other) => one - other);
  const handle = await open(out, 'w');
  try {
    const head = await file.read(0, offsets[0] ?? file.size);
    const places = new Map<number, Place>();
    let at = head.length;
    for (const offset of offsets) {
      const other = others.get(offset);
      const content = other === undefined ? file.pieces(offset, contents.get(offset) ?? 0) : filledUp(other);
      const place = await append(handle, at, content);
      places.set(offset, place);
      const end = place.offset + place.size;
      await append(handle, end, [filling(end)]);
      at = aligned(end);
    }
    correct(head, parts.length, places, others);
    await handle.write(head, 0, head.length, 0);
  } finally {
    await handle.close();
  }
}

async function append(handle: FileHandle, offset: number, content: Content): Promise<Place> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content) {
    hash.update(piece);
    await handle.write(piece, 0, piece.length, offset + size);
    size += piece.length;
  }
  return { offset, size, sha256: hash.digest() };
}

async function* filledUp(content: Content): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    yield piece;
  }
  yield filling(size);
}

function filling(end: number): Buffer {
  return Buffer.alloc(aligned(end) - end, FILLING);
}

// In the table: where contents are now, and of those that are new, how long they are.
function correct(
  head: Buffer,
  count: number,
  places: Map<number, Place>,
  others: Map<number, Content>,
): void {
  const header = head.subarray(0, HEADER_SIZE);
  const table = head.subarray(HEADER_SIZE, HEADER_SIZE + count * PART_SIZE);
  const fields = contentFields(header);
  for (let start = 0; start < table.length; start += PART_SIZE) {
    const entry = table.subarray(start, start + PART_SIZE);
    const old = entry.readUInt32LE(fields);
    const place = places.get(old);
    if (place !== undefined) {
      entry.writeUInt32LE(place.offset, fields);
      if (others.has(old)) {
        resize(entry, fields, place);
      }
    }
  }
  header.writeUInt32LE(crc32(table), HEADER.tableSum);
  header.writeUInt32LE(headerSum(header), HEADER.sum);
}

function resize(entry: Buffer, fields: number, { size, sha256 }: Place): void {
  entry.writeUInt32LE(size, PART.written);
  entry.writeUInt32LE(Math.max(size, entry.readUInt32LE(PART.room)), PART.room);
  entry.writeUInt32LE(size, fields + 4);
  sha256.copy(entry, fields + 8);
}

/** The next multiple of what contents are aligned to. */
export function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
