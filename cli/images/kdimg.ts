// SPDX-License-Identifier: MIT
// Reads the .kdimg container of Canaan's flashers: a header, a table of parts, and their contents.
// Source: kdimage.md of kendryte/k230_flash_py, and CanMV's genimage (tools/genimage_py/image_kd.py).

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { fieldText, type Area } from './area.js';
import { ImageFile } from './image-file.js';

const HEADER_MAGIC = 0x27cb8f93;
export const HEADER_SIZE = 512;
/** Offsets in the header: its own CRC-32, the number of parts, the CRC-32 of the table of parts. */
export const HEADER = { crc: 4, count: 16, tableCrc: 20 };
const PART_MAGIC = 0x91df6da4;
export const PART_SIZE = 256;
/** Offsets in a table entry: the part's offset on the device, the bytes written there, its largest size. */
export const PART = { offset: 4, written: 8, capacity: 16 };
/** More parts than any image has; a larger count is damage. */
const MAX_PARTS = 512;
/** Offsets of the content fields in a table entry. Version 2 has 64 flags before them, 8-byte aligned. */
const CONTENT_FIELDS = { 1: 24, 2: 32 };
/** Version 2: the uppermost 16 flags select how the content is written. */
const WRITE_MODE = 30;
const WITH_SPARE_BYTES = 1024;

export interface KdimgPart extends Area {
  /** SHA-256 of the content, hexadecimal. */
  sha256: string;
  /** Bytes that a flasher writes: the content and its padding. */
  written: number;
  /** The content includes the spare bytes of SPI NAND pages. */
  hasSpareBytes: boolean;
}

export interface Kdimg {
  /** Format version: 1 or 2. */
  version: number;
  image: string;
  chip: string;
  board: string;
  parts: KdimgPart[];
}

/** Reads header and table; undefined if the file is not a kdimg. Fails if a CRC does not match. */
export async function readKdimg(file: ImageFile): Promise<Kdimg | undefined> {
  const header = await file.read(0, HEADER_SIZE);
  if (header.length < HEADER_SIZE || header.readUInt32LE(0) !== HEADER_MAGIC) {
    return undefined;
  }
  requireCrc(file, 'header', header.readUInt32LE(HEADER.crc), headerCrc(header));
  const count = header.readUInt32LE(HEADER.count);
  const table = await file.read(HEADER_SIZE, Math.min(count, MAX_PARTS) * PART_SIZE);
  if (count > MAX_PARTS || table.length < count * PART_SIZE) {
    throw damaged(file, `its header lists ${count} parts, more than the file has`);
  }
  requireCrc(file, 'table of parts', header.readUInt32LE(HEADER.tableCrc), crc32(table));
  const version = formatOf(header);
  return {
    version,
    image: fieldText(header.subarray(24, 56)),
    chip: fieldText(header.subarray(56, 88)),
    board: fieldText(header.subarray(88, 152)),
    parts: Array.from({ length: count }, (_, index) =>
      partOf(file, table.subarray(index * PART_SIZE, (index + 1) * PART_SIZE), version),
    ),
  };
}

/** The parts whose content does not match the SHA-256 in the table. */
export async function damagedParts(file: ImageFile, kdimg: Kdimg): Promise<KdimgPart[]> {
  const found: KdimgPart[] = [];
  for (const part of kdimg.parts) {
    const hash = await contentHash(file, part.content);
    if (hash.toString('hex') !== part.sha256) {
      found.push(part);
    }
  }
  return found;
}

async function contentHash(file: ImageFile, { offset, size }: Area['content']): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of file.chunks(offset, size)) {
    hash.update(chunk);
  }
  return hash.digest();
}

/** Offset, in a table entry, of the content's offset, size, SHA-256 and name. */
export function contentFields(header: Buffer): number {
  return CONTENT_FIELDS[formatOf(header)];
}

function formatOf(header: Buffer): 1 | 2 {
  return header.readUInt32LE(12) < 2 ? 1 : 2;
}

/** The CRC-32 of a header, computed with its own CRC field set to 0. */
export function headerCrc(header: Buffer): number {
  const cleared = Buffer.from(header);
  cleared.writeUInt32LE(0, HEADER.crc);
  return crc32(cleared);
}

function partOf(file: ImageFile, entry: Buffer, version: 1 | 2): KdimgPart {
  if (entry.readUInt32LE(0) !== PART_MAGIC) {
    throw damaged(file, 'a table entry has a wrong magic number');
  }
  const fields = CONTENT_FIELDS[version];
  const content = { offset: entry.readUInt32LE(fields), size: entry.readUInt32LE(fields + 4) };
  const name = fieldText(entry.subarray(fields + 40, fields + 72));
  if (content.offset + content.size > file.size) {
    throw damaged(file, `the content of part ${name} extends past the end of the file`);
  }
  return {
    name,
    offset: entry.readUInt32LE(PART.offset),
    size: Math.max(entry.readUInt32LE(PART.written), entry.readUInt32LE(PART.capacity)),
    content,
    from: 'kdimg',
    written: entry.readUInt32LE(PART.written),
    sha256: entry.toString('hex', fields + 8, fields + 40),
    hasSpareBytes: version === 2 && entry.readUInt16LE(WRITE_MODE) === WITH_SPARE_BYTES,
  };
}

function requireCrc(file: ImageFile, section: string, stored: number, computed: number): void {
  if (stored !== computed) {
    throw damaged(file, `the CRC-32 of its ${section} is ${hex(computed)}, expected ${hex(stored)}`);
  }
}

function damaged(file: ImageFile, problem: string): Failure {
  return new Failure(`${file.name} is a damaged kdimg: ${problem}`, 'Download or build it again.');
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
