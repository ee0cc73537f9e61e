// SPDX-License-Identifier: MIT
// Flashes an image to a device: checks both, writes, then compares the device with the image.

import { ImageFile } from '../images/image-file.js';
import { inspectFile } from '../images/inspection.js';
import { readKdimg, type Kdimg } from '../images/kdimg.js';
import { Failure } from '../support/failure.js';
import { blocks, contentSize, requiredSize } from './image-blocks.js';
import { findDevice, type Device } from './devices.js';
import { compareBlocks, openDevice, writeBlocks, type ReportProgress, type WriteCounts } from './writing.js';

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
}

/** Records the progress of flashing, for the message when the user interrupts it. */
export class DeviceState {
  private step: Parameters<ReportProgress>[0] | undefined;
  private done = 0;
  private total = 0;

  /** @param isWriting false if the device is only compared */
  constructor(
    private readonly device: string,
    private readonly isWriting: boolean,
  ) {}

  update(step: Parameters<ReportProgress>[0], done: number, total: number): void {
    this.step = step;
    this.done = done;
    this.total = total;
  }

  /** One line. */
  interruptMessage(): string {
    if (!this.isWriting || this.step === undefined) {
      return `interrupted; ${this.device} is unchanged`;
    }
    const progress = `${this.done} of ${this.total} bytes`;
    return this.step === 'writing'
      ? `interrupted; ${progress} are written to ${this.device}, which cannot boot; run the command again to start over`
      : `interrupted; ${this.device} is written, and ${progress} are compared; use --verify to compare all`;
  }
}

/**
 * Writes or compares, if `confirm` accepts the summary; otherwise returns undefined. A failed check leaves the device
 * unchanged.
 */
export async function flash(
  { image, device: path, board, action }: FlashRequest,
  confirm: (summary: FlashSummary) => Promise<boolean>,
  report: ReportProgress,
): Promise<FlashResult | undefined> {
  const device = await findDevice(path);
  requireAllowed(device);
  return await ImageFile.use(image, async (file) => {
    const kdimg = await readKdimg(file);
    const summary: FlashSummary = {
      device,
      size: contentSize(file, kdimg),
      board: await requireBoard(file, kdimg, board),
    };
    requireCapacity(device, file, kdimg);
    requireNoSpareBytes(file, kdimg);
    // Checks the permission before the user is asked.
    await (await openDevice(device, action === 'write' ? 'write' : 'read')).close();
    if (action === 'nothing') {
      return { ...summary, wrong: [] };
    }
    if (!(await confirm(summary))) {
      return undefined;
    }
    const written = action === 'write' ? await writeBlocks(device, blocks(file, kdimg), report) : {};
    return { ...summary, ...written, wrong: await compareBlocks(device, blocks(file, kdimg), report) };
  });
}

function requireAllowed({ path, rejection }: Device): void {
  if (rejection !== undefined) {
    throw new Failure(`${path} ${rejection}`, 'Nothing was written.');
  }
}

// Returns the image's board; fails if the image is damaged or for another board.
async function requireBoard(
  file: ImageFile,
  kdimg: Kdimg | undefined,
  expected: string | undefined,
): Promise<string | undefined> {
  const { problems, board } = await inspectFile(file, kdimg);
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
