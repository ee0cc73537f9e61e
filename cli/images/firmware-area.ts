// SPDX-License-Identifier: MIT
// The content of raw areas that U-Boot and the boot ROM load: Canaan's firmware header, then a uImage.
// Source: CanMV's tools/image_tools (k230_image_generator.py), and the reader, board/kendryte/common/k230_boot.c.

import { createHash } from 'node:crypto';
import type { ImageFile } from './image-file.js';
import { readUimage, withFile, type Uimage } from './uimage.js';

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

export interface FirmwareArea extends Partial<Uimage> {
  /** Used bytes of the area. */
  size: number;
  encryption: string;
  /** Whether the SHA-256 matches; undefined for encrypted or signed firmware. */
  isIntact: boolean | undefined;
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
  const content = await file.read(offset + HEADER, Math.min(length, limit - HEADER));
  const isIntact =
    content.length === length && sha256(content).equals(header.subarray(HASH, HASH + HASH_SIZE));
  return { size, encryption, isIntact, ...(isIntact ? readUimage(content.subarray(VERSION_SIZE)) : {}) };
}

/** The intact, unencrypted firmware at `offset` with its file replaced by `plain`, which `gzipped` compresses. */
export async function repackedFirmware(
  file: ImageFile,
  offset: number,
  plain: Buffer,
  gzipped: Buffer,
): Promise<Buffer> {
  const header = await file.read(offset, HEADER);
  const old = await file.read(offset + HEADER, header.readUInt32LE(LENGTH));
  const content = Buffer.concat([
    old.subarray(0, VERSION_SIZE),
    withFile(old.subarray(VERSION_SIZE), plain, gzipped),
  ]);
  header.writeUInt32LE(content.length, LENGTH);
  sha256(content).copy(header, HASH);
  return Buffer.concat([header, content]);
}

function sha256(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
