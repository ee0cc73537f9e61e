// SPDX-License-Identifier: MIT
// Writes a copy of an image with the changes of an injection plan.

import { createReadStream } from 'node:fs';
import { copyFile, open, rm, truncate } from 'node:fs/promises';
import { step } from '../support/progress.js';
import { FatPartition } from './fat.js';
import { fatExtent } from './fat-extent.js';
import { writeAt } from '../support/exact-io.js';
import type { ImageFile } from './image-file.js';
import type { FatChange, InjectionPlan } from './injection-plan.js';
import type { Kdimg } from './kdimg.js';
import { grownTables } from './kdimg-tables.js';
import { aligned, writeKdimg, type Content } from './kdimg-writing.js';

/** Writes the uncompressed image `out`. Creates temporary files whose names start with `out`, and removes them. */
export async function writeChanged(
  file: ImageFile,
  kdimg: Kdimg | undefined,
  plan: InjectionPlan,
  out: string,
): Promise<void> {
  step(`Copying ${file.name}`);
  await (kdimg === undefined ? writeDisk(file, plan, out) : writeParts(file, kdimg, plan, out));
}

async function writeDisk(file: ImageFile, { firmware, fat }: InjectionPlan, out: string): Promise<void> {
  await copyFile(file.path, out);
  const handle = await open(out, 'r+');
  try {
    for (const { area, bytes } of firmware) {
      step(`Writing ${area.name}`);
      await writeAt(handle, bytes, area.content.offset);
    }
  } finally {
    await handle.close();
  }
  if (fat !== undefined) {
    await insertAll(new FatPartition(out, fat.area), fat);
  }
}

async function writeParts(file: ImageFile, kdimg: Kdimg, plan: InjectionPlan, out: string): Promise<void> {
  const contents = new Map<number, Content>(
    plan.firmware.map(({ area, bytes }) => [area.content.offset, [bytes]]),
  );
  const fatFile = `${out}.fat`;
  if (plan.fat !== undefined) {
    const { area } = plan.fat;
    const size = await changeFat(file, plan.fat, fatFile);
    contents.set(area.content.offset, createReadStream(fatFile));
    for (const [offset, table] of await grownTables(file, kdimg, area, size)) {
      contents.set(offset, [table]);
    }
  }
  step('Writing the parts');
  await writeKdimg(file, kdimg, contents, out);
  await rm(fatFile, { force: true });
}

// A kdimg has only the used part of a file system: extends it to its full size, inserts the files, truncates it again.
// Returns its new size.
async function changeFat(file: ImageFile, change: FatChange, path: string): Promise<number> {
  const { content } = change.area;
  const handle = await open(path, 'w');
  try {
    let at = 0;
    for await (const chunk of file.chunks(content.offset, content.size)) {
      await writeAt(handle, chunk, at);
      at += chunk.length;
    }
  } finally {
    await handle.close();
  }
  const { size } = await fatExtent(path);
  await truncate(path, Math.max(size, content.size));
  await insertAll(new FatPartition(path, { ...change.area, content: { offset: 0, size } }), change);
  const { used } = await fatExtent(path);
  const truncated = Math.max(content.size, aligned(used));
  await truncate(path, truncated);
  return truncated;
}

async function insertAll(fat: FatPartition, { inserts }: FatChange): Promise<void> {
  for (const { file, path } of inserts) {
    step(`Inserting ${path}`);
    await fat.write(path, file);
  }
}
