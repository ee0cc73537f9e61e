// SPDX-License-Identifier: MIT
// Writes the blocks of an image to a device, skipping equal ones, and compares the device with the image.

import type { FileHandle } from 'node:fs/promises';
import { readAt, writeAt } from '../support/exact-io.js';
import { Failure } from '../support/failure.js';
import { reasonOf, remedyOf } from '../support/system-error.js';
import type { FlashStep } from './device-state.js';
import type { Block } from './image-blocks.js';

export interface WriteCounts {
  /** Bytes that differed and were written, and bytes that were equal and skipped. */
  written: number;
  kept: number;
}

export interface FlashProgress {
  /** Called before the first block and after each, with the number of bytes done, and of differing blocks. */
  update: (step: FlashStep, done: number, wrong?: number) => void;
  /** Called before each write. */
  touch: () => void;
}

/** Writes the blocks that differ, and waits until they are on the device. */
export async function writeBlocks(
  handle: FileHandle,
  blocks: AsyncIterable<Block>,
  progress: FlashProgress,
): Promise<WriteCounts> {
  const policy = new WritePolicy();
  const result: WriteCounts = { written: 0, kept: 0 };
  progress.update('writing', 0);
  for await (const block of blocks) {
    if (await policy.isUnchanged(handle, block)) {
      result.kept += block.bytes.length;
    } else {
      progress.touch();
      await policy.write(handle, block);
      result.written += block.bytes.length;
    }
    progress.update('writing', result.written + result.kept);
  }
  progress.update('flushing', result.written + result.kept);
  await handle.sync().catch((error: unknown) => {
    throw new Failure(`the device failed to store what was written: ${reasonOf(error)}`, remedyOf(error));
  });
  return result;
}

/** Compares the device with the blocks. Returns the first differing offset of each block. */
export async function compareBlocks(
  handle: FileHandle,
  blocks: AsyncIterable<Block>,
  progress: FlashProgress,
): Promise<number[]> {
  const wrong: number[] = [];
  let done = 0;
  progress.update('comparing', 0);
  for await (const block of blocks) {
    const { offset, bytes } = block;
    const found = await readBlock(handle, block);
    if (!found.equals(bytes)) {
      wrong.push(offset + bytes.findIndex((byte, index) => byte !== found[index]));
    }
    done += bytes.length;
    progress.update('comparing', done, wrong.length);
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

  async isUnchanged(handle: FileHandle, block: Block): Promise<boolean> {
    if (!this.isReadingWorthwhile()) {
      return false;
    }
    const begin = process.hrtime.bigint();
    const found = await readBlock(handle, block);
    this.reads.time += process.hrtime.bigint() - begin;
    this.reads.count += 1;
    const isSame = found.equals(block.bytes);
    this.same += isSame ? 1 : 0;
    return isSame;
  }

  async write(handle: FileHandle, block: Block): Promise<void> {
    const begin = process.hrtime.bigint();
    await onDevice('write', block, async () => {
      await writeAt(handle, block.bytes, block.offset);
      // Measures the medium, not the cache.
      await handle.datasync();
    });
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

async function readBlock(handle: FileHandle, block: Block): Promise<Buffer> {
  const { offset, bytes } = block;
  const found = await onDevice('read', block, async () => readAt(handle, offset, bytes.length));
  if (found.length < bytes.length) {
    throw new Failure(`the device ends at offset ${offset + found.length}, earlier than when it was checked`);
  }
  return found;
}

async function onDevice<T>(action: 'read' | 'write', { offset }: Block, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Failure(`cannot ${action} the device at offset ${offset}: ${reasonOf(error)}`, remedyOf(error));
  }
}
