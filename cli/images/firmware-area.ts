// SPDX-License-Identifier: MIT
// The content of raw areas that U-Boot and the boot ROM load: Canaan's firmware header, then a uImage.
// Source: CanMV's tools/image_tools (k230_image_generator.py), and the reader, board/kendryte/common/k230_boot.c.

import { createHash } from 'node:crypto';
import type { ImageFile } from './image-file.js';
import { readUimage, UIMAGE_HEAD, unpacked, withFile } from './uimage.js';

const MAGIC = 'K230';
const LENGTH = 4;
const ENCRYPTION = 8;
/** Magic number, length, encryption; then 516 bytes that start with the SHA-256. */
const HEADER = 12 + 516;
const HASH = 12;
const HASH_SIZE = 32;
/** The hashed content starts with the firmware's version, which U-Boot compares with the chip's. */
const VERSION_SIZE = 4;
const ENCRYPTIONS = ['none', 'SM4', 'AES'];

export interface FirmwareArea {
  /** Used bytes of the area. */
  size: number;
  encryption: string;
  /** Whether the SHA-256 matches; undefined for encrypted or signed firmware. */
  isIntact: boolean | undefined;
  /** The file in the firmware's uImage, unpacked; fails if it is damaged. */
  content?: () => AsyncIterable<Buffer>;
}

/** Reads the firmware at `offset` of the file, at most `limit` bytes; undefined if there is no firmware header. */
export async function readFirmwareArea(
  file: ImageFile,
  offset: number,
  limit: number,
): Promise<FirmwareArea | undefined> {
  const header = await file.read(offset, Math.min(limit, HEADER));
  if (header.length < HEADER || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return undefined;
  }
  const length = header.readUInt32LE(LENGTH);
  const encryption = ENCRYPTIONS[header.readUInt32LE(ENCRYPTION)] ?? 'unknown';
  const size = HEADER + length;
  if (encryption !== 'none') {
    return { size, encryption, isIntact: undefined };
  }
  const isIntact =
    length <= limit - HEADER &&
    (await contentHash(file, offset + HEADER, length)).equals(header.subarray(HASH, HASH + HASH_SIZE));
  const uimage = isIntact ? readUimage(await readHead(file, offset, length)) : undefined;
  if (uimage === undefined) {
    return { size, encryption, isIntact };
  }
  const start = VERSION_SIZE + uimage.data;
  const packed = (): AsyncIterable<Buffer> =>
    file.chunks(offset + HEADER + start, Math.max(0, length - start));
  return { size, encryption, isIntact, content: uimage.isGzip ? () => unpacked(packed()) : packed };
}

/** The intact, unencrypted firmware at `offset` with its file replaced by `plain`, which `gzipped` compresses. */
export async function repackedFirmware(
  file: ImageFile,
  offset: number,
  plain: Buffer,
  gzipped: Buffer,
): Promise<Buffer> {
  const header = await file.read(offset, HEADER);
  const version = await file.read(offset + HEADER, VERSION_SIZE);
  const old = await readHead(file, offset, header.readUInt32LE(LENGTH));
  const content = Buffer.concat([version, withFile(old, plain, gzipped)]);
  header.writeUInt32LE(content.length, LENGTH);
  createHash('sha256').update(content).digest().copy(header, HASH);
  return Buffer.concat([header, content]);
}

// The start of the uImage in the firmware at `offset`.
async function readHead(file: ImageFile, offset: number, length: number): Promise<Buffer> {
  return await file.read(offset + HEADER + VERSION_SIZE, Math.min(UIMAGE_HEAD, length - VERSION_SIZE));
}

async function contentHash(file: ImageFile, offset: number, length: number): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of file.chunks(offset, length)) {
    hash.update(chunk);
  }
  return hash.digest();
}
