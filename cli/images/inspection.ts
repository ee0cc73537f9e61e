// SPDX-License-Identifier: MIT
// Inspects an image: its areas and their content, the places of MicroPython's program, and damage.

import { requireProgram } from '../support/packages.js';
import { printable } from '../support/printable.js';
import { isSystemError } from '../support/system-error.js';
import type { Area } from './area.js';
import { diskAreas } from './disk-areas.js';
import { FatPartition } from './fat.js';
import { BOOT_SECTOR, fatGeometry } from './fat-boot-sector.js';
import { readFirmwareArea } from './firmware-area.js';
import { ImageFile } from './image-file.js';
import { damagedParts, readKdimg, type Kdimg } from './kdimg.js';
import { LimitExceeded } from './gzip-file.js';
import { programFacts, type ProgramFacts } from './program-facts.js';
import { boardOf, largestProgram } from './uboot.js';

/** CanMV's file names. */
const PROGRAM = '/micropython';
const REVISION = '/revision.txt';
/** Bytes; CanMV's has a few lines. */
const LARGEST_REVISION = 65536;
/** The raw areas of fast boot: one, or one per slot. */
export const PROGRAM_AREA = /^rtapp(_[ab])?$/;

export interface Program extends ProgramFacts {
  /** Name of the partition or raw area. */
  area: string;
  /** Path on a FAT partition; raw areas have none. */
  path?: string;
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
    const { isIntact, content } = firmware;
    into.areas.push({ ...area, holds: firmwareContent(isIntact) });
    if (isIntact === false) {
      into.problems.push(`area ${area.name}: the SHA-256 does not match the firmware header`);
    }
    if (PROGRAM_AREA.test(area.name) && content !== undefined) {
      await inspectFirmware(content(), area, into);
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

async function inspectFirmware(content: AsyncIterable<Buffer>, area: Area, into: Inspection): Promise<void> {
  const limit = await largestProgram(into.board);
  try {
    into.programs.push({ area: area.name, ...(await programFacts(content, limit)) });
  } catch (error) {
    if (error instanceof LimitExceeded) {
      into.problems.push(
        `area ${area.name}: the program unpacks to more than ${limit} bytes, which no loader allows`,
      );
    } else if (isSystemError(error)) {
      throw error;
    }
    // Otherwise the file cannot be unpacked: it is no program.
  }
}

async function inspectFat(fat: FatPartition, area: Area, into: Inspection): Promise<void> {
  const program = await fat.facts(PROGRAM);
  if (program !== undefined) {
    into.programs.push({ area: area.name, path: PROGRAM, ...program });
  }
  const revision = (await fat.read(REVISION, LARGEST_REVISION))?.toString('utf8').trim();
  if (revision !== undefined && revision !== '') {
    into.revision.push(...revision.split(/\r?\n/).map(printable));
  }
}

async function isEmpty(file: ImageFile, area: Area): Promise<boolean> {
  for await (const chunk of file.chunks(area.content.offset, area.content.size)) {
    if (chunk.some((byte) => byte !== 0 && byte !== 0xff)) {
      return false;
    }
  }
  return true;
}
