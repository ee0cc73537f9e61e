// SPDX-License-Identifier: MIT
// U-Boot's legacy image (uImage) with one file in it, plain or in gzip as the K230 takes it.
// Source: U-Boot's include/image.h; CanMV's gen_image_rtapp.py; K230 U-Boot's arch/riscv/cpu/k230/unzip.c.

import { crc32, gunzipSync } from 'node:zlib';
import { fieldText } from './area.js';

export const UIMAGE_HEADER = 64;
const MAGIC = 0x27051956;
const HEADER_SUM = 4;
const SIZE = 12;
const DATA_SUM = 24;
const TYPE = 30;
const COMPRESSION = 31;
const NAME = 32;
const MULTI = 4;
const GZIP = 1;

/** The K230's U-Boot lets the chip unpack what says "method 9", and unpacks gzip's own 8 (deflate) itself. */
const METHOD = 2;
const DEFLATE = 8;

export interface Uimage {
  name: string;
  /** The file in it; undefined where it cannot be unpacked. */
  payload: Buffer | undefined;
}

/** What an image holds; undefined where it is none. */
export function readUimage(image: Buffer): Uimage | undefined {
  if (image.length < UIMAGE_HEADER || image.readUInt32BE(0) !== MAGIC) {
    return undefined;
  }
  const data = dataOf(image);
  const name = fieldText(image.subarray(NAME, UIMAGE_HEADER));
  return { name, payload: image[COMPRESSION] === GZIP ? unpacked(data) : data };
}

/**
 * An image as `old`, with another file in it. `gzipped` is that file in gzip; it is used where the old one was in gzip, and
 * marked for the chip as the old one was.
 */
export function withFile(old: Buffer, plain: Buffer, gzipped: Buffer): Buffer {
  const isGzip = old[COMPRESSION] === GZIP;
  const data = Buffer.from(isGzip ? gzipped : plain);
  if (isGzip) {
    data.writeUInt8(dataOf(old).readUInt8(METHOD), METHOD);
  }
  const body = old[TYPE] === MULTI ? Buffer.concat([sizesOf(data), data]) : data;
  const header = Buffer.from(old.subarray(0, UIMAGE_HEADER));
  header.writeUInt32BE(body.length, SIZE);
  header.writeUInt32BE(crc32(body), DATA_SUM);
  header.writeUInt32BE(0, HEADER_SUM);
  header.writeUInt32BE(crc32(header), HEADER_SUM);
  return Buffer.concat([header, body]);
}

function dataOf(image: Buffer): Buffer {
  return image.subarray(UIMAGE_HEADER + (image[TYPE] === MULTI ? sizesLength(image) : 0));
}

// Before the files of an image of several stand their sizes, and a zero.
function sizesLength(image: Buffer): number {
  let end = UIMAGE_HEADER;
  while (end + 4 <= image.length && image.readUInt32BE(end) !== 0) {
    end += 4;
  }
  return end + 4 - UIMAGE_HEADER;
}

function sizesOf(file: Buffer): Buffer {
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
