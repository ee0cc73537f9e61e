// SPDX-License-Identifier: MIT
// Plans an injection: the changes to the image, and all checks before anything is written.

import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Failure } from '../support/failure.js';
import { FatPartition } from './fat.js';
import { BOOT_SECTOR, fatGeometry } from './fat-boot-sector.js';
import { repackedFirmware } from './firmware-area.js';
import type { ImageFile } from './image-file.js';
import { PROGRAM_AREA, type InspectedArea, type Inspection, type Program } from './inspection.js';
import { loaderLimits } from './uboot.js';

/** Label of the file system that boards mount at /sdcard. Source: CanMV's genimage configurations. */
const CARD_LABEL = 'SDCARD';

export interface Insert {
  /** On this machine. */
  file: string;
  /** On the partition; from its root. */
  path: string;
}

export interface FatChange {
  area: InspectedArea;
  inserts: Insert[];
}

export interface FirmwareChange {
  area: InspectedArea;
  /** The complete new content of the area. */
  bytes: Buffer;
}

export interface InjectionPlan {
  /** Raw areas of fast boot to overwrite. */
  firmware: FirmwareChange[];
  /** The file system to copy files to. */
  fat: FatChange | undefined;
}

/** Plans the injection of a program and scripts. Fails if the image has no place or not enough space for them. */
export async function planInjection(
  file: ImageFile,
  inspection: Inspection,
  elf: string,
  scripts: Insert[],
): Promise<InjectionPlan> {
  requireUndamaged(inspection);
  const raw = rawProgramAreas(inspection);
  const firmware = raw.length > 0 ? await firmwareChanges(file, inspection, raw, elf) : [];
  const fat = raw.length > 0 ? scriptChange(inspection, scripts) : programChange(inspection, elf, scripts);
  if (fat !== undefined) {
    await requireSpace(file, fat);
  }
  return { firmware, fat };
}

function requireUndamaged({ file, problems, areas }: Inspection): void {
  if (problems.length > 0) {
    throw new Failure(`${file} is damaged`, problems.join('\n'));
  }
  const encrypted = areas.find(
    ({ name, holds }) => PROGRAM_AREA.test(name) && holds === 'encrypted firmware',
  );
  if (encrypted !== undefined) {
    throw new Failure(
      `the program of ${file} is encrypted in ${encrypted.name}: boards only accept one encrypted with its owner's keys`,
      'Build the image with the SDK and the keys, or with CONFIG_SECURE_BOOT_FIRMWARE_ENABLE=n.',
    );
  }
}

// The raw areas that the board starts its program from; without fast boot they contain zeros.
function rawProgramAreas({ programs, areas }: Inspection): InspectedArea[] {
  const names = programs
    .filter(({ path, machine }) => path === undefined && machine !== undefined)
    .map(({ area }) => area);
  return areas.filter(({ name }) => names.includes(name));
}

async function firmwareChanges(
  file: ImageFile,
  { board }: Inspection,
  areas: InspectedArea[],
  elf: string,
): Promise<FirmwareChange[]> {
  const plain = await readFile(elf);
  const gzipped = await gzip(elf);
  const limits = await loaderLimits(board);
  const changes: FirmwareChange[] = [];
  for (const area of areas) {
    const bytes = await repackedFirmware(file, area.content.offset, plain, gzipped);
    requireFit('packed program', bytes.length, `area ${area.name} has`, area.size);
    if (board !== undefined && limits !== undefined) {
      requireFit('packed program', bytes.length, `the loader of ${board} allows`, limits.packed);
      requireFit('program', plain.length, `the loader of ${board} allows`, limits.unpacked);
    }
    changes.push({ area, bytes });
  }
  return changes;
}

// GNU gzip, because its output equals that of the vendor's k230_priv_gzip, byte for byte.
async function gzip(file: string): Promise<Buffer> {
  const args = ['-n', '-9', '-c', file];
  const { stdout } = await promisify(execFile)('gzip', args, { encoding: 'buffer', maxBuffer: Infinity });
  return stdout;
}

function requireFit(content: string, size: number, limiter: string, limit: number): void {
  if (size > limit) {
    throw new Failure(
      `the ${content} has ${size} bytes, but ${limiter} ${limit}`,
      'Strip the program with `riscv64-linux-gnu-strip`.',
    );
  }
}

function scriptChange({ file, areas }: Inspection, inserts: Insert[]): FatChange | undefined {
  if (inserts.length === 0) {
    return undefined;
  }
  const area = areas.find(({ label }) => label === CARD_LABEL);
  if (area === undefined) {
    throw new Failure(
      `${file} has no file system ${CARD_LABEL} for scripts`,
      'The image updates only parts of a card. Copy scripts with `vencoder put`.',
    );
  }
  return { area, inserts };
}

function programChange({ file, programs, areas }: Inspection, elf: string, scripts: Insert[]): FatChange {
  const [program, other] = programs.filter(
    (one): one is Program & { path: string } => one.path !== undefined,
  );
  const area = areas.find(({ name }) => name === program?.area);
  if (program === undefined || area === undefined) {
    throw new Failure(
      `${file} has no MicroPython program to replace`,
      'List its areas with `vencoder image inspect`.',
    );
  }
  if (other !== undefined) {
    throw new Failure(`${file} has two MicroPython programs: on ${program.area} and on ${other.area}`);
  }
  return { area, inserts: [{ file: elf, path: program.path }, ...scripts] };
}

async function requireSpace(image: ImageFile, { area, inserts }: FatChange): Promise<void> {
  const fat = new FatPartition(image.path, area);
  const free = await fat.free();
  const cluster = fatGeometry(await image.read(area.content.offset, BOOT_SECTOR))?.cluster ?? 1;
  const occupied = (bytes: number): number => Math.ceil(bytes / cluster) * cluster;
  let needed = 0;
  for (const { file, path } of inserts) {
    const before = (await fat.facts(path))?.size ?? 0;
    needed += occupied((await stat(file)).size) - occupied(before);
  }
  if (needed > free) {
    throw new Failure(
      `${area.name} has ${free} bytes free, but the files need ${needed}`,
      'Insert fewer or smaller files, or strip the program with `riscv64-linux-gnu-strip`.',
    );
  }
}
