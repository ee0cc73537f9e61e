// SPDX-License-Identifier: MIT
// The content of an image as blocks at their offsets on a device.

import type { ImageFile } from '../images/image-file.js';
import type { Kdimg } from '../images/kdimg.js';

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
      (await file.read(content.offset + at, Math.min(bytes.length, content.size - at))).copy(bytes);
      yield { offset: offset + at, bytes };
    }
  }
}

function writtenSize(part: Kdimg['parts'][number]): number {
  return Math.max(part.written, part.content.size);
}
