// SPDX-License-Identifier: MIT
// What an image is: its areas, what is in them, where MicroPython's program lives, and what is wrong.

import { createHash } from 'node:crypto';
import { requireProgram } from '../support/packages.js';
import type { Area } from './area.js';
import { diskAreas } from './disk-areas.js';
import { elfMachine } from './elf.js';
import { FatPartition } from './fat.js';
import { BOOT_SECTOR, fatShape } from './fat-boot-sector.js';
import { readFirmwareArea } from './firmware-area.js';
import { ImageFile } from './image-file.js';
import { damagedParts, readKdimg, type Kdimg } from './kdimg.js';
import { boardOf } from './uboot-environment.js';

/** CanMV's own names. */
const PROGRAM = '/micropython';
const REVISION = '/revision.txt';
/** The raw areas of fast boot: one, or one of each slot. */
export const PROGRAM_AREA = /^rtapp(_[ab])?$/;

export interface Program {
  /** The partition's or area's name. */
  area: string;
  /** Its path on a FAT partition; raw areas have none. */
  path?: string;
  /** Bytes, unpacked. */
  size: number;
  /** Of the unpacked program, hexadecimal. */
  sha256: string;
  /** As `elfMachine` calls it; absent for what is no ELF file. */
  machine?: string;
}

export interface InspectedArea extends Area {
  /** "FAT", "firmware", "encrypted firmware", "damaged firmware", "empty" or "data". */
  holds: string;
  /** Of a FAT file system. */
  label?: string;
}

export interface Inspection {
  file: string;
  container: 'disk' | 'kdimg';
  /** The file is gzip. */
  isCompressed: boolean;
  /** Bytes, unpacked. */
  size: number;
  /** What a kdimg says of itself. */
  kdimg?: Omit<Kdimg, 'parts'>;
  /** The board that it is for, where U-Boot's environment says so, or else the kdimg; CanMV's names are lower case. */
  board?: string;
  /** The lines of CanMV's revision.txt, where a FAT partition has it. */
  revision: string[];
  areas: InspectedArea[];
  programs: Program[];
  /** Damage, a sentence each. */
  problems: string[];
}

/** Reads an image through; a Failure when it is no image, or so damaged that it cannot be read. */
export async function inspectImage(name: string): Promise<Inspection> {
  return await ImageFile.use(name, async (file) => await inspectFile(file, await readKdimg(file)));
}

/** The same of one that is open, and of which the head was read. */
export async function inspectFile(file: ImageFile, kdimg: Kdimg | undefined): Promise<Inspection> {
  await requireProgram('mdir');
  const areas = kdimg?.parts ?? (await diskAreas(file));
  const board = (await boardOf(file, kdimg?.parts)) ?? headerBoard(kdimg);
  const inspection: Inspection = {
    file: file.name,
    container: kdimg === undefined ? 'disk' : 'kdimg',
    isCompressed: file.isCompressed,
    size: file.size,
    ...(board === undefined ? {} : { board }),
    revision: [],
    areas: [],
    programs: [],
    problems: [],
  };
  if (kdimg !== undefined) {
    const { parts, ...said } = kdimg;
    inspection.kdimg = said;
    const damaged = await damagedParts(file, kdimg);
    inspection.problems.push(
      ...damaged.map(
        (part) => `part ${part.name} of ${parts.length} has another SHA-256 than the table says`,
      ),
    );
  }
  for (const area of areas) {
    await inspectArea(file, area, inspection);
  }
  return inspection;
}

// Headers say "K230_CanMV_V3P0", and "none" in images that are for an update.
function headerBoard(kdimg: Kdimg | undefined): string | undefined {
  const said = kdimg?.board.toLowerCase() ?? '';
  return said === '' || said === 'none' ? undefined : said;
}

async function inspectArea(file: ImageFile, area: Area, into: Inspection): Promise<void> {
  const firmware = await readFirmwareArea(file, area.content.offset, area.content.size);
  if (firmware !== undefined) {
    const { isIntact, payload } = firmware;
    into.areas.push({ ...area, holds: firmwareTitle(isIntact) });
    if (isIntact === false) {
      into.problems.push(`area ${area.name} has another SHA-256 than its firmware header says`);
    }
    if (PROGRAM_AREA.test(area.name) && payload !== undefined) {
      into.programs.push({ area: area.name, ...programFacts(payload) });
    }
    return;
  }
  const shape = fatShape(await file.read(area.content.offset, Math.min(BOOT_SECTOR, area.content.size)));
  if (shape !== undefined) {
    into.areas.push({ ...area, holds: 'FAT', label: shape.label });
    await inspectFat(new FatPartition(file.path, area), area, into);
    return;
  }
  into.areas.push({ ...area, holds: (await isEmpty(file, area)) ? 'empty' : 'data' });
}

function firmwareTitle(isIntact: boolean | undefined): string {
  return isIntact === undefined ? 'encrypted firmware' : isIntact ? 'firmware' : 'damaged firmware';
}

async function inspectFat(fat: FatPartition, area: Area, into: Inspection): Promise<void> {
  const program = await fat.read(PROGRAM);
  if (program !== undefined) {
    into.programs.push({ area: area.name, path: PROGRAM, ...programFacts(program) });
  }
  const revision = (await fat.read(REVISION))?.toString('utf8').trim();
  if (revision !== undefined && revision !== '') {
    into.revision.push(...revision.split(/\r?\n/));
  }
}

function programFacts(program: Buffer): Pick<Program, 'size' | 'sha256' | 'machine'> {
  const machine = elfMachine(program);
  const sha256 = createHash('sha256').update(program).digest('hex');
  return { size: program.length, sha256, ...(machine === undefined ? {} : { machine }) };
}

async function isEmpty(file: ImageFile, area: Area): Promise<boolean> {
  for await (const piece of file.pieces(area.content.offset, area.content.size)) {
    if (piece.some((byte) => byte !== 0 && byte !== 0xff)) {
      return false;
    }
  }
  return true;
}
