// SPDX-License-Identifier: MIT
// Inspects an image: its areas and their content, the places of MicroPython's program, and damage.

import { sha256 } from '../support/fingerprint.js';
import { requireProgram } from '../support/packages.js';
import { printable } from '../support/printable.js';
import type { Area } from './area.js';
import { diskAreas } from './disk-areas.js';
import { elfMachine } from './elf.js';
import { FatPartition } from './fat.js';
import { BOOT_SECTOR, fatGeometry } from './fat-boot-sector.js';
import { readFirmwareArea } from './firmware-area.js';
import { ImageFile } from './image-file.js';
import { damagedParts, readKdimg, type Kdimg } from './kdimg.js';
import { boardOf } from './uboot.js';

/** CanMV's file names. */
const PROGRAM = '/micropython';
const REVISION = '/revision.txt';
/** The raw areas of fast boot: one, or one per slot. */
export const PROGRAM_AREA = /^rtapp(_[ab])?$/;

export interface Program {
  /** Name of the partition or raw area. */
  area: string;
  /** Path on a FAT partition; raw areas have none. */
  path?: string;
  /** Unpacked size, in bytes. */
  size: number;
  /** Of the unpacked program, hexadecimal. */
  sha256: string;
  /** As returned by `elfMachine`; absent if the program is not an ELF file. */
  machine?: string;
}

export interface InspectedArea extends Area {
  /** "FAT", "firmware", "encrypted firmware", "damaged firmware", "empty" or "data". */
  holds: string;
  /** Volume label of a FAT file system. */
  label?: string;
}

export interface Inspection {
  file: string;
  container: 'disk' | 'kdimg';
  /** The file is gzipped. */
  isCompressed: boolean;
  /** Unpacked size, in bytes. */
  size: number;
  /** The header of a kdimg. */
  kdimg?: Omit<Kdimg, 'parts'>;
  /** The board, from U-Boot's environment or else from the kdimg's header; in lower case, as CanMV's names are. */
  board?: string;
  /** The lines of CanMV's revision.txt, if a FAT partition has it. */
  revision: string[];
  areas: InspectedArea[];
  programs: Program[];
  /** Damage, one sentence each. */
  problems: string[];
}

/** Inspects an image file. Fails if it is not an image, or too damaged to be read. */
export async function inspectImage(name: string): Promise<Inspection> {
  return await ImageFile.use(name, async (file) => await inspectFile(file, await readKdimg(file)));
}

/** Inspects an open image file, given its kdimg header if it has one. */
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
    const { parts, ...header } = kdimg;
    inspection.kdimg = header;
    const damaged = await damagedParts(file, kdimg);
    inspection.problems.push(
      ...damaged.map((part) => `part ${part.name} of ${parts.length}: the SHA-256 does not match the table`),
    );
  }
  for (const area of areas) {
    await inspectArea(file, area, inspection);
  }
  return inspection;
}

// A header has a name such as "K230_CanMV_V3P0"; update images have "none".
function headerBoard(kdimg: Kdimg | undefined): string | undefined {
  const name = kdimg?.board.toLowerCase() ?? '';
  return name === '' || name === 'none' ? undefined : name;
}

async function inspectArea(file: ImageFile, area: Area, into: Inspection): Promise<void> {
  const firmware = await readFirmwareArea(file, area.content.offset, area.content.size);
  if (firmware !== undefined) {
    const { isIntact, payload } = firmware;
    into.areas.push({ ...area, holds: firmwareContent(isIntact) });
    if (isIntact === false) {
      into.problems.push(`area ${area.name}: the SHA-256 does not match the firmware header`);
    }
    if (PROGRAM_AREA.test(area.name) && payload !== undefined) {
      into.programs.push({ area: area.name, ...programFacts(payload) });
    }
    return;
  }
  const geometry = fatGeometry(
    await file.read(area.content.offset, Math.min(BOOT_SECTOR, area.content.size)),
  );
  if (geometry !== undefined) {
    into.areas.push({ ...area, holds: 'FAT', label: geometry.label });
    await inspectFat(new FatPartition(file.path, area), area, into);
    return;
  }
  into.areas.push({ ...area, holds: (await isEmpty(file, area)) ? 'empty' : 'data' });
}

function firmwareContent(isIntact: boolean | undefined): string {
  return isIntact === undefined ? 'encrypted firmware' : isIntact ? 'firmware' : 'damaged firmware';
}

async function inspectFat(fat: FatPartition, area: Area, into: Inspection): Promise<void> {
  const program = await fat.read(PROGRAM);
  if (program !== undefined) {
    into.programs.push({ area: area.name, path: PROGRAM, ...programFacts(program) });
  }
  const revision = (await fat.read(REVISION))?.toString('utf8').trim();
  if (revision !== undefined && revision !== '') {
    into.revision.push(...revision.split(/\r?\n/).map(printable));
  }
}

function programFacts(program: Buffer): Pick<Program, 'size' | 'sha256' | 'machine'> {
  const machine = elfMachine(program);
  return { size: program.length, sha256: sha256(program), ...(machine === undefined ? {} : { machine }) };
}

async function isEmpty(file: ImageFile, area: Area): Promise<boolean> {
  for await (const chunk of file.chunks(area.content.offset, area.content.size)) {
    if (chunk.some((byte) => byte !== 0 && byte !== 0xff)) {
      return false;
    }
  }
  return true;
}
