// SPDX-License-Identifier: MIT
// What U-Boot and the boot ROM load from raw areas: a uImage under Canaan's firmware header.
// Source: CanMV's tools/image_tools (k230_image_generator.py), and the reader, board/kendryte/common/k230_boot.c.

import { createHash } from 'node:crypto';
import type { ImageFile } from './image-file.js';
import { readUimage, withFile, type Uimage } from './uimage.js';

const MAGIC = 'K230';
const LENGTH = 4;
const ENCRYPTION = 8;
/** Magic number, length, encryption; then 516 bytes that begin with the sum. */
const HEADER = 12 + 516;
const SUM = 12;
const SUM_SIZE = 32;
/** What is protected begins with the firmware's version, which U-Boot compares with the chip's. */
const VERSION_SIZE = 4;
const ENCRYPTIONS = ['none', 'SM4', 'AES'];

export interface FirmwareArea extends Partial<Uimage> {
  /** Bytes of the area that are in use. */
  size: number;
  encryption: string;
  /** Whether the SHA-256 is right; undefined for what is encrypted or signed. */
  isIntact: boolean | undefined;
}

/** What a firmware header at `offset` of the file tells; undefined where there is none. */
export async function readFirmwareArea(
  file: ImageFile,
  offset: number,
  room: number,
): Promise<FirmwareArea | undefined> {
  const header = await file.read(offset, Math.min(room, HEADER));
  if (header.length < HEADER || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return undefined;
  }
  const length = header.readUInt32LE(LENGTH);
  const encryption = ENCRYPTIONS[header.readUInt32LE(ENCRYPTION)] ?? 'unknown';
  const size = HEADER + length;
  if (encryption !== 'none') {
    return { size, encryption, isIntact: undefined };
  }
  const content = await file.read(offset + HEADER, Math.min(length, room - HEADER));
  const isIntact = content.length === length && sumOf(content).equals(header.subarray(SUM, SUM + SUM_SIZE));
  return { size, encryption, isIntact, ...(isIntact ? readUimage(content.subarray(VERSION_SIZE)) : {}) };
}

/** The intact area at `offset` with another file in it, `plain`, of which `gzipped` is the gzip; without encryption. */
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
  sumOf(content).copy(header, SUM);
  return Buffer.concat([header, content]);
}

function sumOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
