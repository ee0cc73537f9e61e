// SPDX-License-Identifier: MIT
// Size, hash and machine of a program that is read in chunks, up to a limit: an image may claim any size, or unpack to it.

import { createHash } from 'node:crypto';
import { ELF_HEADER_SIZE, elfMachine } from './elf.js';
import { LimitExceeded } from './gzip-file.js';

export interface ProgramFacts {
  /** Unpacked size, in bytes. */
  size: number;
  /** Of the unpacked program, hexadecimal. */
  sha256: string;
  /** As returned by `elfMachine`; absent if the program is not an ELF file. */
  machine?: string;
}

/** Fails with a LimitExceeded after `limit` bytes. */
export async function programFacts(chunks: AsyncIterable<Buffer>, limit: number): Promise<ProgramFacts> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) {
      throw new LimitExceeded();
    }
    if (head.length < ELF_HEADER_SIZE) {
      head = Buffer.concat([head, chunk.subarray(0, ELF_HEADER_SIZE)]);
    }
    hash.update(chunk);
  }
  const machine = elfMachine(head);
  return { size, sha256: hash.digest('hex'), ...(machine === undefined ? {} : { machine }) };
}
