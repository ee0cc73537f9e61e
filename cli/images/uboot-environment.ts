// SPDX-License-Identifier: MIT
// U-Boot's environment, which names the board.
// Source: CanMV's genimage configurations (area uboot_env); U-Boot's environment is NAME=VALUE, each ended by a NUL.

import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';

/** Where the environment is on a device, in bytes; U-Boot itself comes after it. */
const START = 0x1e0000;
const END = 0x200000;
const BOARD = /(?:^|\0)board=([\w.-]+)\0/;
/** Ahead of the variables is their CRC-32. */
const SUM_SIZE = 4;

/** The board's name in a plain disk image, or in the kdimg that has those parts; undefined where none is said. */
export async function boardOf(file: ImageFile, parts: Area[] | undefined): Promise<string | undefined> {
  const disk = { offset: START, size: END - START };
  const { offset, size } =
    parts === undefined
      ? disk
      : (parts.find((part) => part.offset === START)?.content ?? { offset: 0, size: 0 });
  const area = await file.read(offset + SUM_SIZE, Math.min(size, disk.size) - SUM_SIZE);
  return BOARD.exec(area.toString('latin1'))?.[1];
}
