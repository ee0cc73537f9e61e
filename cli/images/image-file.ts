// SPDX-License-Identifier: MIT
// Read access to an image file, which is opened once. A gzip file is unpacked beside it first.

import { constants, open, statfs, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readAt } from '../support/exact-io.js';
import { Failure } from '../support/failure.js';
import { withFolderBeside } from '../support/atomic-write.js';
import { about } from '../support/system-error.js';
import { LimitExceeded, unpackGzip } from './gzip-file.js';

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const CHUNK_SIZE = 1024 * 1024;
/** No medium of a K230 board that has an image of its whole is larger. */
const LARGEST: SizeLimit = { bytes: 64 * 2 ** 30, reason: 'images of K230 boards have at most' };

export interface SizeLimit {
  bytes: number;
  /** Before the number of bytes, in a sentence. */
  reason: string;
}

export class ImageFile {
  private constructor(
    /** As given by the user. */
    readonly name: string,
    /** Path of the uncompressed file. */
    readonly path: string,
    private readonly handle: FileHandle,
    /** When it was opened. */
    private readonly state: Awaited<ReturnType<typeof stateOf>>,
  ) {}

  /** Runs `work` with an image; fails on damaged gzip, and if it unpacks to more than `limit`. */
  static async use<T>(name: string, work: (file: ImageFile) => Promise<T>, limit = LARGEST): Promise<T> {
    return await withOpen(name, async (handle) => {
      if (!(await readAt(handle, 0, GZIP_MAGIC.length)).equals(GZIP_MAGIC)) {
        return await work(new ImageFile(name, name, handle, await stateOf(handle)));
      }
      return await withFolderBeside(name, async (folder) => {
        const path = join(folder, basename(name).replace(/\.gz$/, ''));
        await unpackImage(name, handle, path, limit);
        return await withOpen(path, async (unpacked) =>
          work(new ImageFile(name, path, unpacked, await stateOf(unpacked))),
        );
      });
    });
  }

  get isCompressed(): boolean {
    return this.path !== this.name;
  }

  /** Uncompressed size, in bytes. */
  get size(): number {
    return Number(this.state.size);
  }

  /** False if the file was written to, or its name means another file, since it was opened. */
  async isUnchanged(): Promise<boolean> {
    const named = await stat(this.path, { bigint: true }).catch(() => undefined);
    return [await stateOf(this.handle), named].every(
      (now) =>
        now !== undefined &&
        now.ino === this.state.ino &&
        now.size === this.state.size &&
        now.mtimeNs === this.state.mtimeNs,
    );
  }

  /** Reads up to `length` bytes at `offset`; fewer at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    const count = Math.max(0, Math.min(length, this.size - offset));
    return await about(this.name, async () => readAt(this.handle, offset, count));
  }

  /** Reads a range in chunks. */
  async *chunks(offset: number, length: number): AsyncGenerator<Buffer> {
    for (let at = offset; at < offset + length; at += CHUNK_SIZE) {
      yield await this.read(at, Math.min(CHUNK_SIZE, offset + length - at));
    }
  }
}

async function withOpen<T>(name: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await openFile(name);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

// Returns only for a file. O_NONBLOCK: a pipe would wait for a writer.
async function openFile(name: string): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(name, constants.O_RDONLY | constants.O_NONBLOCK);
    if ((await handle.stat()).isFile()) {
      return handle;
    }
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw error;
    }
  }
  await handle?.close();
  throw new Failure(`${name} is not a file`, 'Give an .img, .img.gz, .kdimg or .kdimg.gz file.', true);
}

async function stateOf(handle: FileHandle): Promise<{ ino: bigint; size: bigint; mtimeNs: bigint }> {
  const { ino, size, mtimeNs } = await handle.stat({ bigint: true });
  return { ino, size, mtimeNs };
}

async function unpackImage(name: string, packed: FileHandle, path: string, limit: SizeLimit): Promise<void> {
  try {
    await unpackGzip(packed, path, limit.bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (error instanceof LimitExceeded) {
      throw new Failure(
        `${name} unpacks to more than ${limit.bytes} bytes, but ${limit.reason} ${limit.bytes}`,
        'Nothing was written. Check the file: zcat IMAGE | wc --bytes',
      );
    }
    if (code.startsWith('Z_')) {
      throw new Failure(
        `${name} is damaged gzip: ${(error as Error).message}`,
        'Download or build it again.',
      );
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw await noSpaceFailure(name, packed, dirname(path), code);
    }
    throw error;
  }
}

async function noSpaceFailure(
  name: string,
  packed: FileHandle,
  folder: string,
  code: string,
): Promise<Failure> {
  const { bavail, bsize } = await statfs(folder);
  const { size } = await packed.stat();
  // The end of a gzip file has the unpacked size of its last member, modulo 4 GiB.
  const needed = (await readAt(packed, Math.max(0, size - 4), 4)).readUInt32LE();
  return new Failure(
    `cannot unpack ${name} into ${dirname(folder)}: no space is left (${code})`,
    `It needs about ${needed} bytes, and ${bavail * bsize} are free. Free some space there, or unpack it elsewhere:\n` +
      `zcat ${name} > FOLDER/${basename(name).replace(/\.gz$/, '')}`,
  );
}
