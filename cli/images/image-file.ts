// SPDX-License-Identifier: MIT
// An image's file, for reading: plain, or gzip, which is unpacked into a temporary folder first.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Failure } from '../support/failure.js';
import { withTemporary } from '../support/atomic-write.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const CHUNK = 1024 * 1024;

export class ImageFile {
  private constructor(
    /** As the user named it. */
    readonly name: string,
    /** The plain bytes. */
    readonly path: string,
    /** Plain bytes. */
    readonly size: number,
    private readonly handle: FileHandle,
  ) {}

  /** Runs `work` on an image; damaged gzip is a Failure. */
  static async use<T>(name: string, work: (file: ImageFile) => Promise<T>): Promise<T> {
    if (!(await isGzip(name))) {
      return await ImageFile.useFile(name, name, work);
    }
    const folder = await mkdtemp(join(tmpdir(), 'vencoder-image-'));
    return await withTemporary(folder, '', async () =>
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

  /** Up to `length` bytes from `offset` on; fewer where the file ends. */
  async read(offset: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, offset);
    return buffer.subarray(0, bytesRead);
  }

  /** The bytes of a stretch, piece by piece. */
  async *pieces(offset: number, length: number): AsyncGenerator<Buffer> {
    for (let at = offset; at < offset + length; at += CHUNK) {
      yield await this.read(at, Math.min(CHUNK, offset + length - at));
    }
  }
}

async function isGzip(name: string): Promise<boolean> {
  const info = await stat(name).catch(() => undefined);
  if (info?.isFile() !== true) {
    throw new Failure(`${name} is not a file`, 'IMAGE is an .img, .img.gz, .kdimg or .kdimg.gz.', true);
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
    throw new Failure(`${name} is damaged gzip: ${(error as Error).message}`, 'Fetch or build it again.');
  }
  return path;
}
