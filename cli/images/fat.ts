// SPDX-License-Identifier: MIT
// Reads and writes files on the FAT partitions of an image, using mtools.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execute, type Executed } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { withTemporaryFolder } from '../support/atomic-write.js';
import type { Area } from './area.js';

/** A FAT file system in an uncompressed image file. File names are paths from its root, such as "/micropython". */
export class FatPartition {
  private readonly image: string;
  // MTOOLS_SKIP_CHECK: mtools rejects the geometry of CanMV's images.
  private readonly mtools = execute({ env: { MTOOLS_SKIP_CHECK: '1', LC_ALL: 'C' } });

  constructor(
    path: string,
    private readonly area: Area,
  ) {
    this.image = `${path}@@${area.content.offset}`;
  }

  /** A file's content; undefined if there is no such file. */
  async read(name: string): Promise<Buffer | undefined> {
    return await withTemporaryFolder('fat', async (folder) => {
      const copy = join(folder, 'file');
      const { exitCode } = await this.mtools`mcopy -n -i ${this.image} ${`::${name}`} ${copy}`;
      return exitCode === 0 ? await readFile(copy) : undefined;
    });
  }

  /** Free bytes. */
  async free(): Promise<number> {
    const listing = this.outputOf(await this.mtools`mdir -i ${this.image} ::/`);
    const free = /([\d ]+) bytes free/.exec(listing)?.[1]?.replaceAll(' ', '');
    if (free === undefined) {
      throw new Failure(`cannot read the free space of ${this.area.name}`, listing);
    }
    return Number(free);
  }

  /** Copies a file of this machine into the file system, replacing an existing one; creates its folders. */
  async write(name: string, file: string): Promise<void> {
    await this.makeFolder(dirname(name));
    this.outputOf(await this.mtools`mcopy -o -i ${this.image} ${file} ${`::${name}`}`);
  }

  private async makeFolder(name: string): Promise<void> {
    if (name === '/' || (await this.mtools`mdir -b -i ${this.image} ${`::${name}/`}`).exitCode === 0) {
      return;
    }
    await this.makeFolder(dirname(name));
    this.outputOf(await this.mtools`mmd -i ${this.image} ${`::${name}`}`);
  }

  private outputOf({ exitCode, stdout, stderr }: Executed): string {
    if (exitCode !== 0) {
      throw new Failure(`cannot change the FAT file system of ${this.area.name}`, stderr.trim());
    }
    return stdout;
  }
}
