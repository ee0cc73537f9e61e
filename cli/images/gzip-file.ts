// SPDX-License-Identifier: MIT
// Unpacks a gzip file into a sparse file: an image is mostly zeros, which then need neither space nor time.

import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { writeAt } from '../support/exact-io.js';

const CHUNK_SIZE = 256 * 1024;
const ZEROS = Buffer.alloc(CHUNK_SIZE);

/** A gzip file has more content than allowed. */
export class LimitExceeded extends Error {}

/** Unpacks an open file to `path`; fails with a LimitExceeded after `limit` bytes. */
export async function unpackGzip(packed: FileHandle, path: string, limit: number): Promise<void> {
  const out = await open(path, 'wx');
  try {
    const source = packed.createReadStream({ start: 0, autoClose: false });
    await pipeline(source, createGunzip({ chunkSize: CHUNK_SIZE }), async (chunks: AsyncIterable<Buffer>) => {
      await out.truncate(await writeSparse(out, chunks, limit));
    });
  } finally {
    await out.close();
  }
}

// Returns the size.
async function writeSparse(out: FileHandle, chunks: AsyncIterable<Buffer>, limit: number): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) {
    if (size + chunk.length > limit) {
      throw new LimitExceeded();
    }
    if (!chunk.equals(ZEROS.subarray(0, chunk.length))) {
      await writeAt(out, chunk, size);
    }
    size += chunk.length;
  }
  return size;
}
