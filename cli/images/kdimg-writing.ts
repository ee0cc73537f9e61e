// SPDX-License-Identifier: MIT
// Writes a kdimg with some contents replaced: lays out all contents again and updates the table of parts.

import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { writeAt } from '../support/exact-io.js';
import type { ImageFile } from './image-file.js';
import { contentFields, HEADER, HEADER_SIZE, headerCrc, PART, PART_SIZE, type Kdimg } from './kdimg.js';

/** Alignment of contents in the file, and of the bytes that flashers write. */
const ALIGNMENT = 4096;
/** CanMV's genimage pads contents with this byte, for cards. */
const PADDING = 0;

/** A content in chunks. */
export type Content = Iterable<Buffer> | AsyncIterable<Buffer>;

interface WrittenContent {
  offset: number;
  size: number;
  sha256: Buffer;
}

/** Writes `file` to `out` with `replacements` for the contents at these offsets. */
export async function writeKdimg(
  file: ImageFile,
  { parts }: Kdimg,
  replacements: Map<number, Content>,
  out: string,
): Promise<void> {
  // Parts may share a content, as slots A and B do.
  const contents = new Map(parts.map(({ content }) => [content.offset, content.size]));
  const offsets = [...contents.keys()].sort((one, other) => one - other);
  const handle = await open(out, 'w');
  try {
    const head = await file.read(0, offsets[0] ?? file.size);
    const written = new Map<number, WrittenContent>();
    let at = head.length;
    for (const offset of offsets) {
      const replacement = replacements.get(offset);
      const content =
        replacement === undefined ? file.chunks(offset, contents.get(offset) ?? 0) : padded(replacement);
      const result = await append(handle, at, content);
      written.set(offset, result);
      const end = result.offset + result.size;
      await append(handle, end, [padding(end)]);
      at = aligned(end);
    }
    updateTable(head, parts.length, written, replacements);
    await writeAt(handle, head, 0);
  } finally {
    await handle.close();
  }
}

async function append(handle: FileHandle, offset: number, content: Content): Promise<WrittenContent> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    await writeAt(handle, chunk, offset + size);
    size += chunk.length;
  }
  return { offset, size, sha256: hash.digest() };
}

async function* padded(content: Content): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    yield chunk;
  }
  yield padding(size);
}

function padding(end: number): Buffer {
  return Buffer.alloc(aligned(end) - end, PADDING);
}

// Updates the offsets of all contents, and the sizes and hashes of the replaced ones.
function updateTable(
  head: Buffer,
  count: number,
  written: Map<number, WrittenContent>,
  replacements: Map<number, Content>,
): void {
  const header = head.subarray(0, HEADER_SIZE);
  const table = head.subarray(HEADER_SIZE, HEADER_SIZE + count * PART_SIZE);
  const fields = contentFields(header);
  for (let start = 0; start < table.length; start += PART_SIZE) {
    const entry = table.subarray(start, start + PART_SIZE);
    const old = entry.readUInt32LE(fields);
    const content = written.get(old);
    if (content !== undefined) {
      entry.writeUInt32LE(content.offset, fields);
      if (replacements.has(old)) {
        resize(entry, fields, content);
      }
    }
  }
  header.writeUInt32LE(crc32(table), HEADER.tableCrc);
  header.writeUInt32LE(headerCrc(header), HEADER.crc);
}

function resize(entry: Buffer, fields: number, { size, sha256 }: WrittenContent): void {
  entry.writeUInt32LE(size, PART.written);
  entry.writeUInt32LE(Math.max(size, entry.readUInt32LE(PART.capacity)), PART.capacity);
  entry.writeUInt32LE(size, fields + 4);
  sha256.copy(entry, fields + 8);
}

/** Rounds a size up to the alignment of contents. */
export function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
