// SPDX-License-Identifier: MIT
// U-Boot's legacy image (uImage) with one file, either plain or in the K230's variant of gzip.
// Source: U-Boot's include/image.h; CanMV's gen_image_rtapp.py; K230 U-Boot's arch/riscv/cpu/k230/unzip.c.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip } from 'node:zlib';
import { fieldText } from './area.js';

export const UIMAGE_HEADER = 64;
const MAGIC = 0x27051956;
const HEADER_CRC = 4;
const SIZE = 12;
const DATA_CRC = 24;
const TYPE = 30;
const COMPRESSION = 31;
const NAME = 32;
const MULTI = 4;
const GZIP = 1;

/** Offset of gzip's method byte. The K230's chip unpacks method 9; its U-Boot unpacks gzip's own 8 (deflate). */
const METHOD = 2;
const DEFLATE = 8;

/** Enough of an image for its headers. */
export const UIMAGE_HEAD = 4096;

export interface Uimage {
  name: string;
  isGzip: boolean;
  /** Offset of the file in the image. */
  data: number;
}

/** Reads the start of an image; undefined if it is not a uImage. */
export function readUimage(head: Buffer): Uimage | undefined {
  if (head.length < UIMAGE_HEADER || head.readUInt32BE(0) !== MAGIC) {
    return undefined;
  }
  const name = fieldText(head.subarray(NAME, UIMAGE_HEADER));
  return { name, isGzip: head[COMPRESSION] === GZIP, data: dataOffset(head) };
}

/** Unpacks a file in the K230's variant of gzip. Fails if it is damaged. */
export async function* unpacked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // Its errors reach the reader below.
  pipeline(Readable.from(asGzip(chunks)), gunzip).catch(() => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
}

/**
 * The image that starts with `old`, with its file replaced by `plain`. If the old file was gzipped, the new image has `gzipped`, with the
 * old file's method byte.
 */
export function withFile(old: Buffer, plain: Buffer, gzipped: Buffer): Buffer {
  const isGzip = old[COMPRESSION] === GZIP;
  const data = Buffer.from(isGzip ? gzipped : plain);
  if (isGzip) {
    data.writeUInt8(old.readUInt8(dataOffset(old) + METHOD), METHOD);
  }
  const body = old[TYPE] === MULTI ? Buffer.concat([sizeTable(data), data]) : data;
  const header = Buffer.from(old.subarray(0, UIMAGE_HEADER));
  header.writeUInt32BE(body.length, SIZE);
  header.writeUInt32BE(crc32(body), DATA_CRC);
  header.writeUInt32BE(0, HEADER_CRC);
  header.writeUInt32BE(crc32(header), HEADER_CRC);
  return Buffer.concat([header, body]);
}

function dataOffset(image: Buffer): number {
  return UIMAGE_HEADER + (image[TYPE] === MULTI ? sizeTableLength(image) : 0);
}

// A multi-file image has the sizes of its files, then a zero, before the files.
function sizeTableLength(image: Buffer): number {
  let end = UIMAGE_HEADER;
  while (end + 4 <= image.length && image.readUInt32BE(end) !== 0) {
    end += 4;
  }
  return end + 4 - UIMAGE_HEADER;
}

function sizeTable(file: Buffer): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(file.length);
  return sizes;
}

async function* asGzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && chunk.length > METHOD) {
      chunk[METHOD] = DEFLATE;
    }
    isFirst = false;
    yield chunk;
  }
}
