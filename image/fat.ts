// This file is part of the k230 vencoder project, MIT licence.
// Files on the FAT partitions of an image, by mtools.

import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $ } from 'zx';
import type { Area } from './area.js';

/** A FAT file system in a plain image file. */
export class FatPartition {
  private readonly image: string;
  // Images of CanMV have geometries that mtools finds odd.
  private readonly mtools = $({
    nothrow: true,
    quiet: true,
    env: { ...process.env, MTOOLS_SKIP_CHECK: '1' },
  });

  constructor(path: string, area: Area) {
    this.image = `${path}@@${area.content.offset}`;
  }

  /** Whether there is a FAT file system at all. */
  async exists(): Promise<boolean> {
    return (await this.mtools`minfo -i ${this.image} ::`).exitCode === 0;
  }

  /** A file's content; undefined where it is not there. `name` is a path from the root, "/micropython". */
  async read(name: string): Promise<Buffer | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'vencoder-fat-'));
    try {
      const copy = join(folder, 'file');
      const { exitCode } = await this.mtools`mcopy -n -i ${this.image} ${`::${name}`} ${copy}`;
      return exitCode === 0 ? await readFile(copy) : undefined;
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}
