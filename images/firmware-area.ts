// This file is part of the k230 vencoder project, MIT licence.
// What U-Boot and the boot ROM load from raw areas: Canaan's firmware header, U-Boot's legacy image (uImage), gzip.
// Source: CanMV's tools/image_tools (k230_image_generator.py, k230_priv_gzip.py); U-Boot's include/image.h.

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { fieldText } from './area.js';
import type { ImageFile } from './image-file.js';

const FIRMWARE_MAGIC = 'K230';
/** Magic number, length, encryption; then 516 bytes that begin with the sum. */
const FIRMWARE_HEADER = 12 + 516;
const SUM_OFFSET = 12;
const SUM_SIZE = 32;
/** What is protected begins with the firmware's version. */
const VERSION_SIZE = 4;
const ENCRYPTIONS = ['none', 'SM4', 'AES'];

const UIMAGE_MAGIC = 0x27051956;
const UIMAGE_HEADER = 64;
const UIMAGE_MULTI = 4;
const UIMAGE_GZIP = 1;

/** Canaan's gzip says "method 9" where gzip's deflate is 8, so that the chip's decompressor takes it. */
const METHOD_OFFSET = 2;
const DEFLATE = 8;

export interface FirmwareArea {
  /** Bytes of the area that are in use. */
  size: number;
  encryption: string;
  /** Whether the SHA-256 is right; undefined for what is encrypted or signed. */
  isIntact: boolean | undefined;
  /** The name in U-Boot's header, where there is one that can be read. */
  name?: string;
  /** What was packed, where it can be unpacked. */
  payload?: Buffer;
}

/** What a firmware header at `offset` of the file tells; undefined where there is none. */
export async function readFirmwareArea(
  file: ImageFile,
  offset: number,
  room: number,
): Promise<FirmwareArea | undefined> {
  const header = await file.read(offset, Math.min(room, FIRMWARE_HEADER));
  if (header.length < FIRMWARE_HEADER || header.toString('latin1', 0, 4) !== FIRMWARE_MAGIC) {
    return undefined;
  }
  const length = header.readUInt32LE(4);
  const encryption = ENCRYPTIONS[header.readUInt32LE(8)] ?? 'unknown';
  const size = FIRMWARE_HEADER + length;
  if (encryption !== 'none') {
    return { size, encryption, isIntact: undefined };
  }
  const content = await file.read(offset + FIRMWARE_HEADER, Math.min(length, room - FIRMWARE_HEADER));
  const sum = createHash('sha256').update(content).digest();
  const isIntact =
    content.length === length && sum.equals(header.subarray(SUM_OFFSET, SUM_OFFSET + SUM_SIZE));
  return { size, encryption, isIntact, ...(isIntact ? unpackUimage(content.subarray(VERSION_SIZE)) : {}) };
}

function unpackUimage(image: Buffer): Pick<FirmwareArea, 'name' | 'payload'> {
  if (image.length < UIMAGE_HEADER || image.readUInt32BE(0) !== UIMAGE_MAGIC) {
    return {};
  }
  const name = fieldText(image.subarray(32, UIMAGE_HEADER));
  const [type, compression] = [image[30], image[31]];
  const data = image.subarray(UIMAGE_HEADER + (type === UIMAGE_MULTI ? multiTable(image) : 0));
  const payload = compression === UIMAGE_GZIP ? unpackGzip(data) : data;
  return payload === undefined ? { name } : { name, payload };
}

// Before the files of an image of several stand their sizes, and a zero.
function multiTable(image: Buffer): number {
  let end = UIMAGE_HEADER;
  while (end + 4 <= image.length && image.readUInt32BE(end) !== 0) {
    end += 4;
  }
  return end + 4 - UIMAGE_HEADER;
}

function unpackGzip(data: Buffer): Buffer | undefined {
  const plain = Buffer.from(data);
  plain[METHOD_OFFSET] = DEFLATE;
  try {
    return gunzipSync(plain);
  } catch {
    return undefined;
  }
}
