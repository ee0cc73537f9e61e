// SPDX-License-Identifier: MIT
// Read access to an image file. A gzip file is unpacked into a temporary folder first.

import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { withTemporaryFolder } from '../support/atomic-write.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const CHUNK_SIZE = 1024 * 1024;

export class ImageFile {
  private constructor(
    /** As given by the user. */
    readonly name: string,
    /** Path of the uncompressed file. */
    readonly path: string,
    /** Uncompressed size, in bytes. */
    readonly size: number,
    private readonly handle: FileHandle,
  ) {}

  /** Runs `work` with an image; fails on damaged gzip. */
  static async use<T>(name: string, work: (file: ImageFile) => Promise<T>): Promise<T> {
    if (!(await isGzip(name))) {
      return await ImageFile.useFile(name, name, work);
    }
    return await withTemporaryFolder('image', async (folder) =>
      ImageFile.useFile(name, await unpack(name, folder), work),
    );
  }

  private static async useFile<T>(
    name: string,
    path: string,
    work: (file: ImageFile) => Promise<T>,
  ): Promise<T> {
    const handle = await open(path, 'r');
    try {
      return await work(new ImageFile(name, path, (await handle.stat()).size, handle));
    } finally {
      await handle.close();
    }
  }

  get isCompressed(): boolean {
    return this.path !== this.name;
  }

  /** Reads up to `length` bytes at `offset`; fewer at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  }

  /** Reads a range in chunks. */
  async *chunks(offset: number, length: number): AsyncGenerator<Buffer> {
    for (let at = offset; at < offset + length; at += CHUNK_SIZE) {
      yield await this.read(at, Math.min(CHUNK_SIZE, offset + length - at));
    }
  }
}

async function isGzip(name: string): Promise<boolean> {
  const info = await stat(name).catch(() => undefined);
  if (info?.isFile() !== true) {
    throw new Failure(`${name} is not a file`, 'Give an .img, .img.gz, .kdimg or .kdimg.gz file.', true);
  }
  const handle = await open(name, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(GZIP_MAGIC);
  } finally {
    await handle.close();
  }
}

async function unpack(name: string, folder: string): Promise<string> {
  const path = join(folder, basename(name).replace(/\.gz$/, ''));
  try {
    await pipeline(createReadStream(name), createGunzip(), createWriteStream(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) {
      throw error;
    }
    throw new Failure(`${name} is damaged gzip: ${(error as Error).message}`, 'Download or build it again.');
  }
  return path;
}
