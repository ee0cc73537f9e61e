// SPDX-License-Identifier: MIT
// Creates images in the layouts that CanMV documents, with the tools of its builds or byte by byte.

import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { $ } from 'zx';

const MIB = 2 ** 20;
// sfdisk and mkfs.vfat are not in an ordinary user's PATH.
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
const quiet = $({ quiet: true, env: { ...process.env, PATH, MTOOLS_SKIP_CHECK: '1' } });

/** Checks a FAT file system with fsck; returns its output. */
export async function fsck(file: string): Promise<[isClean: boolean, output: string]> {
  const { exitCode, stdout, stderr } = await quiet({ nothrow: true })`fsck.vfat -n ${file}`;
  return [exitCode === 0, stdout + stderr];
}

export interface FatFile {
  /** Path from the root, such as "/micropython". */
  name: string;
  content: Buffer | string;
}

/** The bytes of a FAT file system with files. */
export async function fatImage(
  file: string,
  size: number,
  label: string,
  files: FatFile[],
  options: string[] = [],
): Promise<Buffer> {
  await writeFile(file, '');
  await truncate(file, size);
  await quiet`mkfs.vfat ${options} -n ${label} ${file}`;
  for (const { name, content } of files) {
    await writeFile(`${file}.content`, content);
    await quiet`mcopy -i ${file} ${`${file}.content`} ${`::${name}`}`;
  }
  const handle = await open(file);
  const bytes = await handle.readFile();
  await handle.close();
  await Promise.all([file, `${file}.content`].map((one) => rm(one, { force: true })));
  return bytes;
}

export interface DiskParts {
  /** Raw areas by their offset. */
  raw: [offset: number, content: Buffer][];
  /** Files of CanMV's two FAT partitions. */
  bin: FatFile[];
  app: FatFile[];
}

export const BIN_OFFSET = 50 * MIB;
export const BIN_SIZE = 4 * MIB;
export const APP_OFFSET = 54 * MIB;
export const APP_SIZE = 8 * MIB;

/** Creates a disk image with CanMV's MBR: raw areas below 50 MiB, then BIN and SDCARD. */
export async function diskImage(file: string, { raw, bin, app }: DiskParts): Promise<string> {
  const partitions: [number, number, string, FatFile[]][] = [
    [BIN_OFFSET, BIN_SIZE, 'BIN', bin],
    [APP_OFFSET, APP_SIZE, 'SDCARD', app],
  ];
  await writeFile(file, '');
  await truncate(file, APP_OFFSET + APP_SIZE);
  const table = partitions.map(([offset, size]) => `start=${offset / 512}, size=${size / 512}, type=c\n`);
  await quiet({ input: `label: dos\n${table.join('')}` })`sfdisk ${file}`;
  const handle = await open(file, 'r+');
  for (const [offset, size, label, files] of partitions) {
    const fat = await fatImage(`${file}.${label}`, size, label, files);
    await handle.write(fat, 0, fat.length, offset);
  }
  for (const [offset, content] of raw) {
    await handle.write(content, 0, content.length, offset);
  }
  await handle.close();
  return file;
}

/** The first sector of a disk with one partition. */
export async function mbr(offset: number, size: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'vencoder-mbr-'));
  try {
    const file = join(folder, 'disk');
    await writeFile(file, '');
    await truncate(file, offset + size);
    await quiet({ input: `label: dos\nstart=${offset / 512}, size=${size / 512}, type=c\n` })`sfdisk ${file}`;
    return (await readFile(file)).subarray(0, 512);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Size of the only partition of a disk according to sfdisk, in bytes. */
export async function partitionSize(disk: string): Promise<number> {
  const { stdout } = await quiet`sfdisk --json ${disk}`;
  const { partitiontable } = JSON.parse(stdout) as { partitiontable: { partitions: { size: number }[] } };
  return 512 * (partitiontable.partitions[0]?.size ?? 0);
}

/** A TOC: 64 bytes per entry. */
export function toc(entries: [name: string, offset: number, size: number][]): Buffer {
  return Buffer.concat(
    entries.map(([name, offset, size]) => {
      const entry = Buffer.alloc(64);
      entry.write(name);
      entry.writeBigUInt64LE(BigInt(offset), 32);
      entry.writeBigUInt64LE(BigInt(size), 40);
      entry[48] = 1;
      return entry;
    }),
  );
}

export interface FirmwareKind {
  /** Type of the uImage. */
  type?: 'firmware' | 'multi';
  /** 0 is none. */
  encryption?: number;
}

/** The firmware that fast boot loads: Canaan's header, a uImage, gzip with Canaan's method byte. Its version is 1. */
export async function firmwareArea(
  program: Buffer,
  { type = 'firmware', encryption = 0 }: FirmwareKind = {},
): Promise<Buffer> {
  const packed = gzipSync(program, { level: 8 });
  packed[2] = 9;
  const content = Buffer.concat([Buffer.from([1, 0, 0, 0]), await uimage(packed, type)]);
  const header = Buffer.alloc(12 + 516);
  header.write('K230');
  header.writeUInt32LE(content.length, 4);
  header.writeUInt32LE(encryption, 8);
  createHash('sha256').update(content).digest().copy(header, 12);
  return Buffer.concat([header, content]);
}

async function uimage(data: Buffer, type: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'vencoder-uimage-'));
  try {
    const [from, to] = [join(folder, 'data'), join(folder, 'image')];
    await writeFile(from, data);
    const args = [
      '-A',
      'riscv',
      '-O',
      'u-boot',
      '-T',
      type,
      '-C',
      'gzip',
      '-a',
      '0',
      '-e',
      '0',
      '-n',
      'rtapp',
    ];
    await quiet`mkimage ${args} -d ${from} ${to}`;
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Extracts the file from a firmware area's uImage with U-Boot's own tool, which checks both CRCs. */
export async function dumped(area: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'vencoder-uimage-'));
  try {
    const [from, to] = [join(folder, 'image'), join(folder, 'data')];
    await writeFile(
      from,
      area.subarray(12 + 516 + 4, 12 + 516 + 4 + 64 + area.readUInt32BE(12 + 516 + 4 + 12)),
    );
    await quiet`dumpimage -T firmware -p 0 -o ${to} ${from}`;
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface Part {
  name: string;
  offset: number;
  /** Size of the area, if larger than its content. */
  size?: number;
  /** Format 2: the write mode. */
  writeMode?: number;
  content: Buffer;
}

/** A kdimg of format 1 or 2. */
export function kdimg(version: 1 | 2, board: string, parts: Part[]): Buffer {
  let at = 64 * 1024;
  const places = parts.map(({ content }) => {
    const place = at;
    at += Math.ceil(content.length / 4096) * 4096;
    return place;
  });
  const table = Buffer.concat(parts.map((part, index) => kdimgEntry(version, part, places[index] ?? 0)));
  const header = Buffer.alloc(512);
  [0x27cb8f93, 0, 0, version, parts.length, crc32(table)].forEach((word, index) =>
    header.writeUInt32LE(word, 4 * index),
  );
  header.write('a test', 24);
  header.write('k230', 56);
  header.write(board, 88);
  header.writeUInt32LE(crc32(header), 4);
  const file = Buffer.alloc(at);
  Buffer.concat([header, table]).copy(file);
  parts.forEach(({ content }, index) => content.copy(file, places[index]));
  return file;
}

function kdimgEntry(
  version: 1 | 2,
  { name, offset, size, writeMode = 0, content }: Part,
  place: number,
): Buffer {
  const entry = Buffer.alloc(256);
  const written = Math.ceil(content.length / 4096) * 4096;
  [0x91df6da4, offset, written, 0, size ?? written].forEach((word, index) =>
    entry.writeUInt32LE(word, 4 * index),
  );
  // Format 1 has 4 bytes of flags, format 2 has 8, 8-byte aligned.
  const rest = version === 1 ? 24 : 32;
  entry.writeUInt16LE(version === 2 ? writeMode : 0, rest - 2);
  entry.writeUInt32LE(place, rest);
  entry.writeUInt32LE(content.length, rest + 4);
  createHash('sha256')
    .update(content)
    .digest()
    .copy(entry, rest + 8);
  entry.write(name, rest + 40);
  return entry;
}

/** A program of `size` bytes with an ELF header for a machine. */
export function elfProgram(machine: 'riscv64' | 'x86-64', size = 10_000): Buffer {
  const program = Buffer.alloc(size, 'program ');
  program.write('\x7fELF', 'latin1');
  program.set([2, 1, 1], 4);
  program.writeUInt16LE(machine === 'riscv64' ? 243 : 62, 18);
  return program;
}
