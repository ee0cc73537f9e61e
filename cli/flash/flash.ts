// SPDX-License-Identifier: MIT
// An image onto a device: everything is looked at first, and what was written is read back.

import { ImageFile } from '../images/image-file.js';
import { inspectFile } from '../images/inspection.js';
import { readKdimg, type Kdimg } from '../images/kdimg.js';
import { Failure } from '../support/failure.js';
import { blocks, contentSize, wantedSize } from './image-blocks.js';
import { findDevice, type Device } from './devices.js';
import { compareBlocks, openDevice, writeBlocks, type Tell, type Written } from './writing.js';

export interface Order {
  image: string;
  device: string;
  /** The board that the image must be for. */
  board: string | undefined;
  /** What is done to the device. */
  action: 'write' | 'compare' | 'nothing';
}

export interface Plan {
  device: Device;
  /** Bytes that will be there. */
  size: number;
  /** What the image says of its board; undefined where it says nothing. */
  board: string | undefined;
}

export interface Flashed extends Plan, Partial<Written> {
  /** Offsets on the device where bytes are wrong. */
  wrong: number[];
}

/**
 * Does what the order says, after `confirm` allowed the plan; undefined where it did not. A Failure says why the device
 * is not written to, and it is as it was then.
 */
export async function flash(
  { image, device: path, board, action }: Order,
  confirm: (plan: Plan) => Promise<boolean>,
  tell: Tell,
): Promise<Flashed | undefined> {
  const device = await findDevice(path);
  requireAllowed(device);
  return await ImageFile.use(image, async (file) => {
    const kdimg = await readKdimg(file);
    const plan: Plan = {
      device,
      size: contentSize(file, kdimg),
      board: await requireFit(file, kdimg, board),
    };
    requireRoom(device, file, kdimg);
    requireNoNand(file, kdimg);
    await (await openDevice(device, action === 'write' ? 'write' : 'read')).close();
    if (action === 'nothing') {
      return { ...plan, wrong: [] };
    }
    if (!(await confirm(plan))) {
      return undefined;
    }
    const written = action === 'write' ? await writeBlocks(device, blocks(file, kdimg), tell) : {};
    return { ...plan, ...written, wrong: await compareBlocks(device, blocks(file, kdimg), tell) };
  });
}

function requireAllowed({ path, refusal }: Device): void {
  if (refusal !== undefined) {
    throw new Failure(`${path} ${refusal}`, 'Nothing was written.');
  }
}

// The board that an undamaged image is for.
async function requireFit(
  file: ImageFile,
  kdimg: Kdimg | undefined,
  wanted: string | undefined,
): Promise<string | undefined> {
  const { problems, board: said } = await inspectFile(file, kdimg);
  if (problems.length > 0) {
    throw new Failure(`${file.name} is damaged`, `${problems.join('\n')}\nNothing was written.`);
  }
  if (wanted !== undefined && said !== wanted) {
    throw new Failure(
      said === undefined
        ? `${file.name} does not say which board it is for`
        : `${file.name} is for the board ${said}, not ${wanted}`,
      'Nothing was written. Without --board, no board is asked for.',
    );
  }
  return said;
}

function requireRoom(device: Device, file: ImageFile, kdimg: Kdimg | undefined): void {
  const wanted = wantedSize(file, kdimg);
  if (device.size < wanted) {
    throw new Failure(
      `${device.path} has ${device.size} bytes, and the image wants ${wanted}`,
      'Nothing was written. Take a larger card.',
    );
  }
}

function requireNoNand(file: ImageFile, kdimg: Kdimg | undefined): void {
  const part = kdimg?.parts.find(({ hasSpareBytes }) => hasSpareBytes);
  if (part !== undefined) {
    throw new Failure(
      `${file.name} is for SPI NAND: its part ${part.name} has the spare bytes of pages`,
      'Nothing was written. --usb SPI_NAND writes it to a board.',
    );
  }
}
