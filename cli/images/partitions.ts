// SPDX-License-Identifier: MIT
// The partition table of a disk image, as sfdisk reads it.

import { $ } from 'zx';
import { requireProgram } from '../support/packages.js';
import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';

/** The part of sfdisk's documented JSON that is read here. */
interface SfdiskReport {
  partitiontable: {
    sectorsize?: number;
    partitions?: { start: number; size: number; name?: string }[];
  };
}

// Where sfdisk is; not in an ordinary user's PATH.
const SYSTEM_PROGRAMS = '/usr/sbin:/sbin';

/** The partitions in the order of the table; undefined where the file has no partition table. */
export async function readPartitions(file: ImageFile): Promise<Area[] | undefined> {
  const path = `${process.env['PATH'] ?? ''}:${SYSTEM_PROGRAMS}`;
  await requireProgram('sfdisk', path);
  const run = $({ nothrow: true, quiet: true, env: { ...process.env, PATH: path } });
  const { exitCode, stdout } = await run`sfdisk --json ${file.path}`;
  if (exitCode !== 0) {
    return undefined;
  }
  const { sectorsize = 512, partitions = [] } = (JSON.parse(stdout) as SfdiskReport).partitiontable;
  return partitions.map((partition, index) => {
    const offset = partition.start * sectorsize;
    const size = partition.size * sectorsize;
    const name = partition.name ?? `partition ${index + 1}`;
    return { name, offset, size, content: { offset, size }, from: 'partition table' };
  });
}
