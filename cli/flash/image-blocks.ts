// SPDX-License-Identifier: MIT
// The content of an image as blocks at their offsets on a device.

import type { ImageFile } from '../images/image-file.js';
import type { Kdimg, KdimgPart } from '../images/kdimg.js';
import { Failure } from '../support/failure.js';

export const BLOCK = 1024 * 1024;

/** Bytes and their offset on the device. */
export interface Block {
  offset: number;
  bytes: Buffer;
}

/** Total size of all blocks, in bytes. */
export function contentSize(file: ImageFile, kdimg: Kdimg | undefined): number {
  return kdimg === undefined ? file.size : kdimg.parts.reduce((sum, part) => sum + writtenSize(part), 0);
}

/** Smallest size of a device for the image, in bytes. */
export function requiredSize(file: ImageFile, kdimg: Kdimg | undefined): number {
  return kdimg === undefined
    ? file.size
    : Math.max(0, ...kdimg.parts.map((part) => part.offset + Math.max(part.size, writtenSize(part))));
}

/** All blocks, in the order of the image. Pads the parts of a kdimg with 0xff, as Canaan's flashers do. */
export async function* blocks(file: ImageFile, kdimg: Kdimg | undefined): AsyncGenerator<Block> {
  const areas =
    kdimg === undefined
      ? [{ offset: 0, content: { offset: 0, size: file.size }, written: file.size }]
      : kdimg.parts.map((part) => ({ ...part, written: writtenSize(part) }));
  for (const { offset, content, written } of areas) {
    for (let at = 0; at < written; at += BLOCK) {
      const bytes = Buffer.alloc(Math.min(BLOCK, written - at), 0xff);
      const expected = Math.max(0, Math.min(bytes.length, content.size - at));
      const found = await file.read(content.offset + at, expected);
      if (found.length < expected) {
        throw new Failure(
          `${file.name} ends at offset ${content.offset + at + found.length}, earlier than before`,
        );
      }
      found.copy(bytes);
      yield { offset: offset + at, bytes };
    }
  }
}

/** Two parts that fill the same bytes of the device; none if there are no such parts. */
export function overlap(parts: KdimgPart[]): KdimgPart[] {
  const sorted = parts
    .filter((part) => writtenSize(part) > 0)
    .sort((one, other) => one.offset - other.offset);
  const index = sorted.findIndex(
    (part, i) => part.offset + writtenSize(part) > (sorted[i + 1]?.offset ?? Infinity),
  );
  return index < 0 ? [] : sorted.slice(index, index + 2);
}

function writtenSize(part: KdimgPart): number {
  return Math.max(part.written, part.content.size);
}
