// SPDX-License-Identifier: MIT
// Reads and writes files on the FAT partitions of an image, using mtools.

import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { execute, type Executed } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import type { Area } from './area.js';
import { LimitExceeded } from './gzip-file.js';
import { programFacts, type ProgramFacts } from './program-facts.js';

/** mtools rejects the geometry of CanMV's images, without MTOOLS_SKIP_CHECK. */
const ENVIRONMENT = { MTOOLS_SKIP_CHECK: '1', LC_ALL: 'C' };

/** A FAT file system in an uncompressed image file. File names are paths from its root, such as "/micropython". */
export class FatPartition {
  private readonly image: string;
  private readonly mtools = execute({ env: ENVIRONMENT });

  constructor(
    path: string,
    private readonly area: Area,
  ) {
    this.image = `${path}@@${area.content.offset}`;
  }

  /** A file's content; undefined if there is no such file. Fails with a LimitExceeded after `limit` bytes. */
  async read(name: string, limit = this.area.size): Promise<Buffer | undefined> {
    if (!(await this.has(name))) {
      return undefined;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.chunks(name)) {
      size += chunk.length;
      if (size > limit) {
        throw new LimitExceeded();
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** Facts about a file; undefined if there is no such file. */
  async facts(name: string): Promise<ProgramFacts | undefined> {
    return (await this.has(name)) ? await programFacts(this.chunks(name), this.area.size) : undefined;
  }

  private async has(name: string): Promise<boolean> {
    return (await this.mtools`mdir -b -i ${this.image} ${`::${name}`}`).exitCode === 0;
  }

  // mcopy writes to stdout: a copy would need space in a temporary folder. A damaged file system may claim any size.
  private async *chunks(name: string): AsyncGenerator<Buffer> {
    const child = spawn('mcopy', ['-n', '-i', this.image, `::${name}`, '-'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...ENVIRONMENT },
    });
    let problem = '';
    child.stderr.on('data', (text: Buffer) => {
      problem += text.toString();
    });
    const exited = new Promise((resolve) => child.once('close', resolve));
    let isComplete = false;
    try {
      yield* child.stdout as AsyncIterable<Buffer>;
      isComplete = true;
    } finally {
      if (!isComplete) {
        child.kill();
      }
    }
    if ((await exited) !== 0) {
      throw new Failure(`cannot read ${name} on ${this.area.name}`, problem.trim());
    }
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
