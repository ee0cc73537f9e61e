// SPDX-License-Identifier: MIT
// The .kdimg container of Canaan's flashers: a header, a table of parts, their contents.
// Source: kdimage.md of kendryte/k230_flash_py, and CanMV's genimage (tools/genimage_py/image_kd.py).

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { fieldText, type Area } from './area.js';
import { ImageFile } from './image-file.js';

const HEADER_MAGIC = 0x27cb8f93;
export const HEADER_SIZE = 512;
/** Where the header has its own CRC-32, the number of parts, and the CRC-32 of their table. */
export const HEADER = { sum: 4, count: 16, tableSum: 20 };
const PART_MAGIC = 0x91df6da4;
export const PART_SIZE = 256;
/** Where an entry of the table has its place on the device, what is written there, and the most that has room. */
export const PART = { offset: 4, written: 8, room: 16 };
/** More parts than any image has: a damaged number is not believed. */
const MAX_PARTS = 512;
/** Version 2 has 64 flags, which begin at a multiple of 8. */
const CONTENT_FIELDS = { 1: 24, 2: 32 };
/** Of version 2: how the content is written, in the uppermost 16 of the flags. */
const WAY = 30;
const WITH_SPARE_BYTES = 1024;

export interface KdimgPart extends Area {
  /** SHA-256 of the content, hexadecimal. */
  sha256: string;
  /** Bytes that a flasher writes, the content and what fills it up. */
  written: number;
  /** The content has the spare bytes of SPI NAND's pages among its own. */
  hasSpareBytes: boolean;
}

export interface Kdimg {
  /** Of the format: 1 or 2. */
  version: number;
  image: string;
  chip: string;
  board: string;
  parts: KdimgPart[];
}

/** The container's head; undefined where the file is none. What is wrong with its sums is a Failure. */
export async function readKdimg(file: ImageFile): Promise<Kdimg | undefined> {
  const header = await file.read(0, HEADER_SIZE);
  if (header.length < HEADER_SIZE || header.readUInt32LE(0) !== HEADER_MAGIC) {
    return undefined;
  }
  requireSum(file, 'header', header.readUInt32LE(HEADER.sum), headerSum(header));
  const count = header.readUInt32LE(HEADER.count);
  const table = await file.read(HEADER_SIZE, Math.min(count, MAX_PARTS) * PART_SIZE);
  if (count > MAX_PARTS || table.length < count * PART_SIZE) {
    throw damaged(file, `its header says ${count} parts, and it ends before`);
  }
  requireSum(file, 'table of parts', header.readUInt32LE(HEADER.tableSum), crc32(table));
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

/** The parts whose content does not have the sum that the table says. */
export async function damagedParts(file: ImageFile, kdimg: Kdimg): Promise<KdimgPart[]> {
  const damagedOnes: KdimgPart[] = [];
  for (const part of kdimg.parts) {
    const sum = await contentSum(file, part.content);
    if (sum.toString('hex') !== part.sha256) {
      damagedOnes.push(part);
    }
  }
  return damagedOnes;
}

async function contentSum(file: ImageFile, { offset, size }: Area['content']): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of file.pieces(offset, size)) {
    hash.update(piece);
  }
  return hash.digest();
}

/** Where an entry of the table has its content's offset, size, SHA-256 and name. */
export function contentFields(header: Buffer): number {
  return CONTENT_FIELDS[formatOf(header)];
}

function formatOf(header: Buffer): 1 | 2 {
  return header.readUInt32LE(12) < 2 ? 1 : 2;
}

/** The CRC-32 of a header, over it with the sum's own field as zeros. */
export function headerSum(header: Buffer): number {
  const cleared = Buffer.from(header);
  cleared.writeUInt32LE(0, HEADER.sum);
  return crc32(cleared);
}

function partOf(file: ImageFile, entry: Buffer, version: 1 | 2): KdimgPart {
  if (entry.readUInt32LE(0) !== PART_MAGIC) {
    throw damaged(file, 'a part has not its magic number');
  }
  const fields = CONTENT_FIELDS[version];
  const content = { offset: entry.readUInt32LE(fields), size: entry.readUInt32LE(fields + 4) };
  const name = fieldText(entry.subarray(fields + 40, fields + 72));
  if (content.offset + content.size > file.size) {
    throw damaged(file, `the content of part ${name} goes beyond its end`);
  }
  return {
    name,
    offset: entry.readUInt32LE(PART.offset),
    size: Math.max(entry.readUInt32LE(PART.written), entry.readUInt32LE(PART.room)),
    content,
    from: 'kdimg',
    written: entry.readUInt32LE(PART.written),
    sha256: entry.toString('hex', fields + 8, fields + 40),
    hasSpareBytes: version === 2 && entry.readUInt16LE(WAY) === WITH_SPARE_BYTES,
  };
}

function requireSum(file: ImageFile, what: string, said: number, counted: number): void {
  if (said !== counted) {
    throw damaged(file, `the CRC-32 of its ${what} is ${hex(counted)}, not ${hex(said)} as it says`);
  }
}

function damaged(file: ImageFile, why: string): Failure {
  return new Failure(`${file.name} is a damaged kdimg: ${why}`, 'Fetch or build it again.');
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
