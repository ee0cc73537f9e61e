// SPDX-License-Identifier: MIT
// Writes the blocks of an image to a device, skipping equal ones, and compares the device with the image.

import { constants, open, type FileHandle } from 'node:fs/promises';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { type Block } from './image-blocks.js';
import type { Device } from './devices.js';

export interface WriteCounts {
  /** Bytes that differed and were written, and bytes that were equal and skipped. */
  written: number;
  kept: number;
}

/** Called before the first block and after each, with the number of bytes done. */
export type ReportProgress = (step: 'writing' | 'comparing', done: number) => void;

/** Opens a device; fails if the user has no permission or the system uses the device. */
export async function openDevice({ path, kind }: Device, access: 'read' | 'write'): Promise<FileHandle> {
  // With O_EXCL the kernel rejects a disk that is in use by LVM, RAID or LUKS, or mounted in another namespace.
  const exclusion = kind === 'file' ? 0 : constants.O_EXCL;
  try {
    return await open(path, (access === 'read' ? constants.O_RDONLY : constants.O_RDWR) | exclusion);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EBUSY') {
      throw new Failure(
        `${path} is in use by the system: mounted elsewhere (in a container?), or part of LVM, RAID or LUKS`,
        'Nothing was written. Unmount or close it first.',
      );
    }
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') {
      throw error;
    }
    throw new Failure(
      `cannot ${access} ${path}: ${code}`,
      `Run the command with sudo, or grant access to the device: sudo setfacl --modify user:$USER:rw ${path}`,
    );
  }
}

/** Writes the blocks that differ, and waits until they are on the device. */
export async function writeBlocks(
  device: Device,
  blocks: AsyncIterable<Block>,
  report: ReportProgress,
): Promise<WriteCounts> {
  const handle = await openDevice(device, 'write');
  const policy = new WritePolicy();
  const result: WriteCounts = { written: 0, kept: 0 };
  report('writing', 0);
  try {
    for await (const block of blocks) {
      if (await policy.isUnchanged(handle, block)) {
        result.kept += block.bytes.length;
      } else {
        await policy.write(handle, block);
        result.written += block.bytes.length;
      }
      report('writing', result.written + result.kept);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return result;
}

/** Compares the device, not the system's cache, with the blocks. Returns the first differing offset of each block. */
export async function compareBlocks(
  device: Device,
  blocks: AsyncIterable<Block>,
  report: ReportProgress,
): Promise<number[]> {
  await dropCache(device);
  const handle = await openDevice(device, 'read');
  const wrong: number[] = [];
  let done = 0;
  report('comparing', 0);
  try {
    for await (const { offset, bytes } of blocks) {
      const found = await readAt(handle, offset, bytes.length);
      if (!found.equals(bytes)) {
        wrong.push(offset + bytes.findIndex((byte, index) => byte !== found[index]));
      }
      done += bytes.length;
      report('comparing', done);
    }
  } finally {
    await handle.close();
  }
  return wrong;
}

/** Decides, by the times measured on this device, whether comparing a block before writing it saves time. */
class WritePolicy {
  /** Blocks to measure before deciding. */
  private static readonly TRIAL = 8;
  private reads = { count: 0, time: 0n };
  private writes = { count: 0, time: 0n };
  private same = 0;

  async isUnchanged(handle: FileHandle, { offset, bytes }: Block): Promise<boolean> {
    if (!this.isReadingWorthwhile()) {
      return false;
    }
    const begin = process.hrtime.bigint();
    const found = await readAt(handle, offset, bytes.length);
    this.reads.time += process.hrtime.bigint() - begin;
    this.reads.count += 1;
    const isSame = found.equals(bytes);
    this.same += isSame ? 1 : 0;
    return isSame;
  }

  async write(handle: FileHandle, { offset, bytes }: Block): Promise<void> {
    const begin = process.hrtime.bigint();
    await handle.write(bytes, 0, bytes.length, offset);
    // Measures the medium, not the cache.
    await handle.datasync();
    this.writes.time += process.hrtime.bigint() - begin;
    this.writes.count += 1;
  }

  // A read always costs its time, and saves a write only if the block is equal.
  private isReadingWorthwhile(): boolean {
    const { reads, writes, same } = this;
    if (reads.count < WritePolicy.TRIAL || writes.count < WritePolicy.TRIAL) {
      return true;
    }
    const read = Number(reads.time) / reads.count;
    const write = Number(writes.time) / writes.count;
    return read < (write * same) / reads.count;
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function dropCache({ path, kind }: Device): Promise<void> {
  if (kind !== 'file') {
    await execute()`/usr/sbin/blockdev --flushbufs ${path}`;
  }
}
