// SPDX-License-Identifier: MIT
// What an injection changes in an image, and why it cannot be done, looked at before anything is written.

import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Failure } from '../support/failure.js';
import { FatPartition } from './fat.js';
import { BOOT_SECTOR, fatShape } from './fat-boot-sector.js';
import { repackedFirmware } from './firmware-area.js';
import type { ImageFile } from './image-file.js';
import { PROGRAM_AREA, type InspectedArea, type Inspection, type Program } from './inspection.js';
import { loaderRoom } from './loader-limits.js';

/** The label of the file system that boards have as /sdcard. Source: CanMV's genimage configurations. */
const CARD = 'SDCARD';

export interface Insert {
  /** On this machine. */
  file: string;
  /** On the partition, from its root. */
  path: string;
}

export interface FatChange {
  area: InspectedArea;
  inserts: Insert[];
}

export interface FirmwareChange {
  area: InspectedArea;
  /** The whole firmware. */
  bytes: Buffer;
}

export interface Plan {
  firmware: FirmwareChange[];
  fat: FatChange | undefined;
}

/** The plan for a program and scripts; a Failure where the image has no place, or no room, for them. */
export async function planOf(
  file: ImageFile,
  inspection: Inspection,
  elf: string,
  scripts: Insert[],
): Promise<Plan> {
  requireUndamaged(inspection);
  const raw = rawAreas(inspection);
  const firmware = raw.length > 0 ? await packed(file, inspection, raw, elf) : [];
  const fat = raw.length > 0 ? scriptsOnly(inspection, scripts) : withProgram(inspection, elf, scripts);
  if (fat !== undefined) {
    await requireRoom(file, fat);
  }
  return { firmware, fat };
}

function requireUndamaged({ file, problems, areas }: Inspection): void {
  if (problems.length > 0) {
    throw new Failure(`${file} is damaged`, problems.join('\n'));
  }
  const sealed = areas.find(({ name, holds }) => PROGRAM_AREA.test(name) && holds === 'encrypted firmware');
  if (sealed !== undefined) {
    throw new Failure(
      `${file} has its program encrypted in ${sealed.name}: boards take another one only with its owner's keys`,
      'Build it with the SDK and the keys, or with CONFIG_SECURE_BOOT_FIRMWARE_ENABLE=n.',
    );
  }
}

// Those that the board starts its program from; with fast boot off they hold zeros.
function rawAreas({ programs, areas }: Inspection): InspectedArea[] {
  const names = programs
    .filter(({ path, machine }) => path === undefined && machine !== undefined)
    .map(({ area }) => area);
  return areas.filter(({ name }) => names.includes(name));
}

async function packed(
  file: ImageFile,
  { board }: Inspection,
  areas: InspectedArea[],
  elf: string,
): Promise<FirmwareChange[]> {
  const plain = await readFile(elf);
  const gzipped = await gzip(elf);
  const room = await loaderRoom(board);
  const changes: FirmwareChange[] = [];
  for (const area of areas) {
    const bytes = await repackedFirmware(file, area.content.offset, plain, gzipped);
    requireAtMost(area.size, bytes.length, `${area.name} has`, 'the packed program');
    if (board !== undefined && room !== undefined) {
      requireAtMost(room.packed, bytes.length, `the loader of ${board} has`, 'the packed program');
      requireAtMost(room.unpacked, plain.length, `the loader of ${board} has`, 'the program');
    }
    changes.push({ area, bytes });
  }
  return changes;
}

// GNU gzip's output is what the vendor's k230_priv_gzip makes, byte for byte.
async function gzip(file: string): Promise<Buffer> {
  const words = ['-n', '-9', '-c', file];
  const { stdout } = await promisify(execFile)('gzip', words, { encoding: 'buffer', maxBuffer: Infinity });
  return stdout;
}

function requireAtMost(room: number, wanted: number, who: string, what: string): void {
  if (wanted > room) {
    throw new Failure(
      `${who} ${room} bytes, and ${what} has ${wanted}`,
      '`riscv64-linux-gnu-strip` makes programs smaller.',
    );
  }
}

function scriptsOnly({ file, areas }: Inspection, inserts: Insert[]): FatChange | undefined {
  if (inserts.length === 0) {
    return undefined;
  }
  const area = areas.find(({ label }) => label === CARD);
  if (area === undefined) {
    throw new Failure(
      `${file} has no file system ${CARD} for scripts`,
      'It replaces parts of a card only: copy scripts with `vencoder put`.',
    );
  }
  return { area, inserts };
}

function withProgram({ file, programs, areas }: Inspection, elf: string, scripts: Insert[]): FatChange {
  const [program, other] = programs.filter(
    (one): one is Program & { path: string } => one.path !== undefined,
  );
  const area = areas.find(({ name }) => name === program?.area);
  if (program === undefined || area === undefined) {
    throw new Failure(
      `${file} has no program of MicroPython to replace`,
      'vencoder image inspect shows what it has.',
    );
  }
  if (other !== undefined) {
    throw new Failure(`${file} has two programs: on ${program.area} and on ${other.area}`);
  }
  return { area, inserts: [{ file: elf, path: program.path }, ...scripts] };
}

async function requireRoom(image: ImageFile, { area, inserts }: FatChange): Promise<void> {
  const fat = new FatPartition(image.path, area);
  const free = await fat.free();
  const cluster = fatShape(await image.read(area.content.offset, BOOT_SECTOR))?.cluster ?? 1;
  const occupied = (bytes: number): number => Math.ceil(bytes / cluster) * cluster;
  let wanted = 0;
  for (const { file, path } of inserts) {
    const before = (await fat.read(path))?.length ?? 0;
    wanted += occupied((await stat(file)).size) - occupied(before);
  }
  if (wanted > free) {
    throw new Failure(
      `${area.name} has ${free} bytes free, and ${wanted} more are wanted`,
      'Insert fewer or smaller files; `riscv64-linux-gnu-strip` makes programs smaller.',
    );
  }
}
