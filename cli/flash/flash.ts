// SPDX-License-Identifier: MIT
// Flashes an image to a device: checks both, writes, then compares the device with the image.

import { ImageFile } from '../images/image-file.js';
import { inspectFile } from '../images/inspection.js';
import { readKdimg, type Kdimg } from '../images/kdimg.js';
import { Failure } from '../support/failure.js';
import { reasonOf, remedyOf } from '../support/system-error.js';
import type { DeviceState, FlashStep } from './device-state.js';
import type { Device } from './devices.js';
import { blocks, contentSize, overlap, requiredSize } from './image-blocks.js';
import { Target } from './target.js';
import { compareBlocks, writeBlocks, type FlashProgress, type WriteCounts } from './writing.js';

export interface FlashRequest {
  image: string;
  device: string;
  /** The board that the image must be for; undefined accepts any image. */
  board: string | undefined;
  /** 'nothing' only runs the checks. */
  action: 'write' | 'compare' | 'nothing';
}

/** Shown to the user before writing. */
export interface FlashSummary {
  device: Device;
  /** Bytes of the image on the device. */
  size: number;
  /** The image's board; undefined if it names none. */
  board: string | undefined;
}

export interface FlashResult extends FlashSummary, Partial<WriteCounts> {
  /** Offsets on the device that differ from the image. */
  wrong: number[];
  /** The name that the user gave means another device by now. */
  isRenamed?: true;
}

/** Called before the first block of a step and after each, with the number of bytes done and of all bytes. */
export type ReportProgress = (step: FlashStep, done: number, total: number) => void;

/**
 * Writes or compares, if `confirm` accepts the summary; otherwise returns undefined. A failed check leaves the device
 * unchanged. `state` always knows what happened to the device; each Failure reports it.
 */
export async function flash(
  { image, device: path, board, action }: FlashRequest,
  state: DeviceState,
  confirm: (summary: FlashSummary) => Promise<boolean>,
  report: ReportProgress,
): Promise<FlashResult | undefined> {
  return await Target.use(path, image, action === 'compare' ? 'read' : 'write', async (target) => {
    const { device } = target;
    const work = async (file: ImageFile): Promise<FlashResult | undefined> => {
      const kdimg = await readKdimg(file);
      const summary: FlashSummary = {
        device,
        board: await requireBoard(file, kdimg, board),
        size: requireContent(file, kdimg),
      };
      requireCapacity(device, file, kdimg);
      requireNoSpareBytes(file, kdimg);
      state.begin(device.path, summary.size);
      if (action === 'nothing') {
        return { ...summary, wrong: [] };
      }
      if (!(await confirm(summary))) {
        return undefined;
      }
      const progress: FlashProgress = {
        touch: () => {
          state.touch();
        },
        update: (step, done, wrong) => {
          state.update(step, done, wrong);
          report(step, done, summary.size);
        },
      };
      const result = await withState(state, device, async () =>
        transfer(target, file, kdimg, action, progress),
      );
      return { ...summary, ...result, ...((await target.isNamed()) ? {} : { isRenamed: true }) };
    };
    return await ImageFile.use(image, work, { bytes: device.size, reason: `${device.path} has` });
  });
}

async function transfer(
  target: Target,
  file: ImageFile,
  kdimg: Kdimg | undefined,
  action: 'write' | 'compare',
  progress: FlashProgress,
): Promise<Partial<WriteCounts> & { wrong: number[] }> {
  await requireUnchanged(file);
  const { handle } = target;
  const counts = action === 'write' ? await writeBlocks(handle, blocks(file, kdimg), progress) : {};
  await target.dropCache();
  const wrong = await compareBlocks(handle, blocks(file, kdimg), progress);
  await requireUnchanged(file);
  return { ...counts, wrong };
}

/** Runs `work`; a failure also reports the state of the device. */
async function withState<T>(state: DeviceState, { path }: Device, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, hint } =
      error instanceof Failure ? error : new Failure(reasonOf(error), remedyOf(error));
    throw new Failure(`flashing ${path} failed: ${message}`, `${hint}\n${state.describe()}`.trim());
  }
}

async function requireUnchanged(file: ImageFile): Promise<void> {
  if (!(await file.isUnchanged())) {
    throw new Failure(`${file.name} was changed by another program after it was checked`);
  }
}

// Returns the number of bytes to write.
function requireContent(file: ImageFile, kdimg: Kdimg | undefined): number {
  const size = contentSize(file, kdimg);
  if (size === 0) {
    throw new Failure(
      `${file.name} has no content to write`,
      'Nothing was written. Build or download it again.',
    );
  }
  const [one, other] = overlap(kdimg?.parts ?? []);
  if (one !== undefined && other !== undefined) {
    throw new Failure(
      `${file.name} is damaged: its parts ${one.name} and ${other.name} overlap on the device`,
      'Nothing was written. Build or download it again.',
    );
  }
  return size;
}

// Returns the image's board; fails if the image is damaged, empty or for another board.
async function requireBoard(
  file: ImageFile,
  kdimg: Kdimg | undefined,
  expected: string | undefined,
): Promise<string | undefined> {
  const { problems, board, areas } = await inspectFile(file, kdimg);
  if (areas.length === 0) {
    throw new Failure(`${file.name} has no parts`, 'Nothing was written. Build or download it again.');
  }
  if (problems.length > 0) {
    throw new Failure(`${file.name} is damaged`, `${problems.join('\n')}\nNothing was written.`);
  }
  if (expected !== undefined && board !== expected) {
    throw new Failure(
      board === undefined
        ? `${file.name} does not name its board`
        : `${file.name} is for the board ${board}, not ${expected}`,
      'Nothing was written. Omit --board to accept any image.',
    );
  }
  return board;
}

function requireCapacity(device: Device, file: ImageFile, kdimg: Kdimg | undefined): void {
  const required = requiredSize(file, kdimg);
  if (device.size < required) {
    throw new Failure(
      `${device.path} has ${device.size} bytes, but the image needs ${required}`,
      'Nothing was written. Use a larger card.',
    );
  }
}

function requireNoSpareBytes(file: ImageFile, kdimg: Kdimg | undefined): void {
  const part = kdimg?.parts.find(({ hasSpareBytes }) => hasSpareBytes);
  if (part !== undefined) {
    throw new Failure(
      `${file.name} is for SPI NAND: its part ${part.name} includes the spare bytes of the pages`,
      'Nothing was written. Use --usb SPI_NAND to write it to a board.',
    );
  }
}
