// SPDX-License-Identifier: MIT
// The areas of a plain disk image: partitions, as sfdisk reads them, and raw areas from the TOC.

import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';
import { printable } from '../support/printable.js';
import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';
import { readToc, TOC_OFFSET } from './toc.js';

/** The fields of sfdisk's documented JSON that are used here. */
interface SfdiskReport {
  partitiontable: {
    sectorsize?: number;
    partitions?: { start: number; size: number; name?: string }[];
  };
}

// sfdisk is here, which is not in an ordinary user's PATH.
const SYSTEM_PROGRAMS = '/usr/sbin:/sbin';

/** All areas, sorted by offset. Fails if the file has neither a partition table nor a TOC. */
export async function diskAreas(file: ImageFile): Promise<Area[]> {
  const partitions = await readPartitions(file);
  const toc = await readToc(file, TOC_OFFSET);
  if (partitions === undefined && toc.length === 0) {
    throw new Failure(
      `${file.name} is not a K230 image`,
      'It has no partition table, no TOC, and no kdimg magic number.',
    );
  }
  const areas = merged(toc, partitions ?? []);
  return areas.map((area, index) => withSizes(area, areas[index + 1], file.size));
}

/** The partitions in the order of the table; undefined if the file has no partition table. */
async function readPartitions(file: ImageFile): Promise<Area[] | undefined> {
  const path = `${process.env['PATH'] ?? ''}:${SYSTEM_PROGRAMS}`;
  await requireProgram('sfdisk', path);
  const { exitCode, stdout } = await execute({ env: { PATH: path } })`sfdisk --json ${file.path}`;
  if (exitCode !== 0) {
    return undefined;
  }
  const { sectorsize = 512, partitions = [] } = (JSON.parse(stdout) as SfdiskReport).partitiontable;
  return partitions.map((partition, index) => {
    const offset = partition.start * sectorsize;
    const size = partition.size * sectorsize;
    const name = printable(partition.name ?? `partition ${index + 1}`);
    return { name, offset, size, content: { offset, size }, from: 'partition table' };
  });
}

// The TOC also lists partitions, with better names.
function merged(toc: Area[], partitions: Area[]): Area[] {
  const named = partitions.map((partition) => ({
    ...partition,
    name: toc.find(({ offset }) => offset === partition.offset)?.name ?? partition.name,
  }));
  const raw = toc.filter(({ offset }) => partitions.every((partition) => partition.offset !== offset));
  return [...raw, ...named].sort((one, other) => one.offset - other.offset);
}

// An area without a size extends to the next one. The file may end early: genimage omits empty space at the end.
function withSizes(area: Area, next: Area | undefined, fileSize: number): Area {
  const size = area.size > 0 ? area.size : (next?.offset ?? fileSize) - area.offset;
  const content = { offset: area.offset, size: Math.max(0, Math.min(size, fileSize - area.offset)) };
  return { ...area, size, content };
}
