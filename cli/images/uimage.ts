// SPDX-License-Identifier: MIT
// U-Boot's legacy image (uImage) with one file, either plain or in the K230's variant of gzip.
// Source: U-Boot's include/image.h; CanMV's gen_image_rtapp.py; K230 U-Boot's arch/riscv/cpu/k230/unzip.c.

import { crc32, gunzipSync } from 'node:zlib';
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

export interface Uimage {
  name: string;
  /** The uncompressed file; undefined if it cannot be unpacked. */
  payload: Buffer | undefined;
}

/** Reads an image; undefined if it is not a uImage. */
export function readUimage(image: Buffer): Uimage | undefined {
  if (image.length < UIMAGE_HEADER || image.readUInt32BE(0) !== MAGIC) {
    return undefined;
  }
  const data = dataOf(image);
  const name = fieldText(image.subarray(NAME, UIMAGE_HEADER));
  return { name, payload: image[COMPRESSION] === GZIP ? unpacked(data) : data };
}

/**
 * The image `old` with its file replaced by `plain`. If the old file was gzipped, the new image has `gzipped`, with the
 * old file's method byte.
 */
export function withFile(old: Buffer, plain: Buffer, gzipped: Buffer): Buffer {
  const isGzip = old[COMPRESSION] === GZIP;
  const data = Buffer.from(isGzip ? gzipped : plain);
  if (isGzip) {
    data.writeUInt8(dataOf(old).readUInt8(METHOD), METHOD);
  }
  const body = old[TYPE] === MULTI ? Buffer.concat([sizeTable(data), data]) : data;
  const header = Buffer.from(old.subarray(0, UIMAGE_HEADER));
  header.writeUInt32BE(body.length, SIZE);
  header.writeUInt32BE(crc32(body), DATA_CRC);
  header.writeUInt32BE(0, HEADER_CRC);
  header.writeUInt32BE(crc32(header), HEADER_CRC);
  return Buffer.concat([header, body]);
}

function dataOf(image: Buffer): Buffer {
  return image.subarray(UIMAGE_HEADER + (image[TYPE] === MULTI ? sizeTableLength(image) : 0));
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

function unpacked(data: Buffer): Buffer | undefined {
  const plain = Buffer.from(data);
  plain[METHOD] = DEFLATE;
  try {
    return gunzipSync(plain);
  } catch {
    return undefined;
  }
}
