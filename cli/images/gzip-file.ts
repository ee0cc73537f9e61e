// SPDX-License-Identifier: MIT
// Unpacks a gzip file into a sparse file: an image is mostly zeros, which then need neither space nor time.

import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readAt, writeAt } from '../support/exact-io.js';

const CHUNK_SIZE = 256 * 1024;
const ZEROS = Buffer.alloc(CHUNK_SIZE);

/** A gzip file has more content than allowed. */
export class LimitExceeded extends Error {}

/** Unpacks an open file to `path`; fails with a LimitExceeded after `limit` bytes. */
export async function unpackGzip(packed: FileHandle, path: string, limit: number): Promise<void> {
  const out = await open(path, 'wx');
  const source = Readable.from(contentOf(packed));
  const gunzip = createGunzip({ chunkSize: CHUNK_SIZE });
  // Not pipeline(): it hides the reader's own error behind that of the stream that it ends.
  source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    await out.truncate(await writeSparse(out, gunzip, limit));
  } finally {
    source.destroy();
    await out.close();
  }
}

// Not createReadStream(), which closes the file.
async function* contentOf(file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  for (let at = 0; at < size; at += CHUNK_SIZE) {
    yield await readAt(file, at, CHUNK_SIZE);
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
