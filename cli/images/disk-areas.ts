// SPDX-License-Identifier: MIT
// The areas of a plain disk image: its partitions, and what the TOC knows beside them.

import { Failure } from '../support/failure.js';
import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';
import { readPartitions } from './partitions.js';
import { readToc, TOC_OFFSET } from './toc.js';

/** All areas by their offset; a Failure where the file has neither a partition table nor a TOC. */
export async function diskAreas(file: ImageFile): Promise<Area[]> {
  const partitions = await readPartitions(file);
  const toc = await readToc(file, TOC_OFFSET);
  if (partitions === undefined && toc.length === 0) {
    throw new Failure(
      `${file.name} is no image of a K230 board`,
      'It has neither a partition table, nor a TOC, nor the magic number of a kdimg.',
    );
  }
  const areas = merged(toc, partitions ?? []);
  return areas.map((area, index) => measured(area, areas[index + 1], file.size));
}

// The TOC names partitions, too.
function merged(toc: Area[], partitions: Area[]): Area[] {
  const named = partitions.map((partition) => ({
    ...partition,
    name: toc.find(({ offset }) => offset === partition.offset)?.name ?? partition.name,
  }));
  const raw = toc.filter(({ offset }) => partitions.every((partition) => partition.offset !== offset));
  return [...raw, ...named].sort((one, other) => one.offset - other.offset);
}

// Without a size of its own, an area reaches up to the next one; genimage leaves out what is empty at the end.
function measured(area: Area, next: Area | undefined, fileSize: number): Area {
  const size = area.size > 0 ? area.size : (next?.offset ?? fileSize) - area.offset;
  const content = { offset: area.offset, size: Math.max(0, Math.min(size, fileSize - area.offset)) };
  return { ...area, size, content };
}
