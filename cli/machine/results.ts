// SPDX-License-Identifier: MIT
// What /init sends over UART1: the messages of firmware/machine-init/results.h.

import { crc32 } from 'node:zlib';

export type Result =
  | { kind: 'file'; path: string; data: Buffer }
  | { kind: 'folder' | 'gone'; path: string }
  | { kind: 'failed'; text: string }
  | { kind: 'taken'; count: number }
  | { kind: 'end'; code: number };

/** The line of a message: its word, and its numbers. */
const LINE = /^(FILE \d+ [0-9a-f]{8} \d+|(FOLDER|GONE|FAILED|TAKEN|END) \d+)$/;

/** Parses the bytes as they come. */
export class ResultReader {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes that the next message needs at least. */
  private needed = 1;

  /** The messages that are complete now; an Error for what /init does not send. */
  *read(data: Buffer): Generator<Result> {
    this.chunks.push(data);
    this.size += data.length;
    // A large file comes in thousands of pieces.
    while (this.size >= this.needed) {
      const pending = Buffer.concat(this.chunks);
      this.chunks = [pending];
      const result = this.next(pending);
      if (result === undefined) {
        return;
      }
      yield result;
    }
  }

  private next(pending: Buffer): Result | undefined {
    const end = pending.indexOf('\n');
    if (end < 0) {
      this.needed = this.size + 1;
      return undefined;
    }
    const line = pending.subarray(0, end).toString('latin1');
    if (!LINE.test(line)) {
      throw new Error(`UART1 sent ${JSON.stringify(line)}`);
    }
    const [word = '', first = '', sum = '', more = ''] = line.split(' ');
    const isFile = word === 'FILE';
    const length = isFile ? Number(more) : word === 'TAKEN' || word === 'END' ? 0 : Number(first);
    const size = end + 1 + length + (isFile ? Number(first) : 0);
    if (pending.length < size) {
      this.needed = size;
      return undefined;
    }
    this.chunks = [pending.subarray(size)];
    this.size -= size;
    this.needed = 1;
    const text = pending.subarray(end + 1, end + 1 + length).toString();
    return isFile
      ? fileOf(text, pending.subarray(end + 1 + length, size), Number.parseInt(sum, 16))
      : messageOf(word, Number(first), text);
  }
}

function fileOf(path: string, data: Buffer, sum: number): Result {
  if (crc32(data) !== sum) {
    throw new Error(`${path} came over UART1 with a wrong checksum`);
  }
  return { kind: 'file', path, data: Buffer.from(data) };
}

function messageOf(word: string, number: number, text: string): Result {
  switch (word) {
    case 'FOLDER':
      return { kind: 'folder', path: text };
    case 'GONE':
      return { kind: 'gone', path: text };
    case 'FAILED':
      return { kind: 'failed', text };
    case 'TAKEN':
      return { kind: 'taken', count: number };
    default:
      return { kind: 'end', code: number };
  }
}
