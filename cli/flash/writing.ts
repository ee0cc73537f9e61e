// SPDX-License-Identifier: MIT
// Writing an image to a device: what differs, as long as looking pays; then all of it is read back.

import { constants, open, type FileHandle } from 'node:fs/promises';
import { $ } from 'zx';
import { Failure } from '../support/failure.js';
import { type Block } from './image-blocks.js';
import type { Device } from './devices.js';

export interface Written {
  /** Bytes that differed and were written, and those that were right already. */
  written: number;
  kept: number;
}

/** Told before the first block and after each: bytes done, and by which step. */
export type Tell = (step: 'writing' | 'comparing', done: number) => void;

/** Opens a device; a Failure that says what to do where the user may not, or the system has it. */
export async function openDevice({ path, kind }: Device, access: 'read' | 'write'): Promise<FileHandle> {
  // By O_EXCL the kernel says whether it has a disk: mounted where it is not seen here, or below LVM, RAID or LUKS.
  const exclusion = kind === 'file' ? 0 : constants.O_EXCL;
  try {
    return await open(path, (access === 'read' ? constants.O_RDONLY : constants.O_RDWR) | exclusion);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EBUSY') {
      throw new Failure(
        `${path} is in use by the system: mounted elsewhere (in a container?), or below LVM, RAID or LUKS`,
        'Nothing was written. Unmount or close it first.',
      );
    }
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') {
      throw error;
    }
    throw new Failure(
      `${path} cannot be ${access === 'read' ? 'read' : 'written'}: ${code}`,
      `Run the command by sudo, or give your user the device: sudo setfacl --modify user:$USER:rw ${path}`,
    );
  }
}

/** Writes the blocks that differ, and waits until the device has them. */
export async function writeBlocks(
  device: Device,
  blocks: AsyncIterable<Block>,
  tell: Tell,
): Promise<Written> {
  const handle = await openDevice(device, 'write');
  const pace = new Pace();
  const result: Written = { written: 0, kept: 0 };
  tell('writing', 0);
  try {
    for await (const block of blocks) {
      if (await pace.isThere(handle, block)) {
        result.kept += block.bytes.length;
      } else {
        await pace.write(handle, block);
        result.written += block.bytes.length;
      }
      tell('writing', result.written + result.kept);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return result;
}

/** Reads the device, not the system's memory of it; offsets of bytes that are wrong, the first of each block. */
export async function compareBlocks(
  device: Device,
  blocks: AsyncIterable<Block>,
  tell: Tell,
): Promise<number[]> {
  await forgetCache(device);
  const handle = await openDevice(device, 'read');
  const wrong: number[] = [];
  let done = 0;
  tell('comparing', 0);
  try {
    for await (const { offset, bytes } of blocks) {
      const found = await readAt(handle, offset, bytes.length);
      if (!found.equals(bytes)) {
        wrong.push(offset + bytes.findIndex((byte, index) => byte !== found[index]));
      }
      done += bytes.length;
      tell('comparing', done);
    }
  } finally {
    await handle.close();
  }
  return wrong;
}

/** Whether reading first is faster than writing all, by what this device has taken for both so far. */
class Pace {
  private static readonly TRIAL = 8;
  private reads = { count: 0, time: 0n };
  private writes = { count: 0, time: 0n };
  private same = 0;

  async isThere(handle: FileHandle, { offset, bytes }: Block): Promise<boolean> {
    if (!this.pays()) {
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
    // The medium's time, not the cache's.
    await handle.datasync();
    this.writes.time += process.hrtime.bigint() - begin;
    this.writes.count += 1;
  }

  // Each read costs its time, and saves a write where the block is the same.
  private pays(): boolean {
    const { reads, writes, same } = this;
    if (reads.count < Pace.TRIAL || writes.count < Pace.TRIAL) {
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

async function forgetCache({ path, kind }: Device): Promise<void> {
  if (kind !== 'file') {
    await $({ nothrow: true, quiet: true })`/usr/sbin/blockdev --flushbufs ${path}`;
  }
}
