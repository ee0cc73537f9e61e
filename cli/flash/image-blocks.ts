// SPDX-License-Identifier: MIT
// What an image wants on a device, block by block.

import type { ImageFile } from '../images/image-file.js';
import type { Kdimg } from '../images/kdimg.js';

export const BLOCK = 1024 * 1024;

/** Bytes that belong at an offset of the device. */
export interface Block {
  offset: number;
  bytes: Buffer;
}

/** Bytes that `blocks` will give in all. */
export function contentSize(file: ImageFile, kdimg: Kdimg | undefined): number {
  return kdimg === undefined ? file.size : kdimg.parts.reduce((sum, part) => sum + writtenSize(part), 0);
}

/** Bytes that a device must have. */
export function wantedSize(file: ImageFile, kdimg: Kdimg | undefined): number {
  return kdimg === undefined
    ? file.size
    : Math.max(0, ...kdimg.parts.map((part) => part.offset + Math.max(part.size, writtenSize(part))));
}

/** All blocks, in the order of the image. A kdimg's parts are filled up with 0xff, as its flashers do. */
export async function* blocks(file: ImageFile, kdimg: Kdimg | undefined): AsyncGenerator<Block> {
  const stretches =
    kdimg === undefined
      ? [{ offset: 0, content: { offset: 0, size: file.size }, written: file.size }]
      : kdimg.parts.map((part) => ({ ...part, written: writtenSize(part) }));
  for (const { offset, content, written } of stretches) {
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
