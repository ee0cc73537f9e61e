// This file is part of the k230 vencoder project, MIT licence.
// U-Boot's environment in a disk image, which names the board.
// Source: CanMV's genimage configurations (area uboot_env); U-Boot's environment is NAME=VALUE, each ended by a NUL.

import type { ImageFile } from './image-file.js';

/** Where the environment is on a disk, in bytes; U-Boot itself comes after it. */
const START = 0x1e0000;
const END = 0x200000;
const BOARD = /(?:^|\0)board=([\w.-]+)\0/;
/** Ahead of the variables is their CRC-32. */
const SUM_SIZE = 4;

/** The board's name; undefined where the image has no such variable. */
export async function boardOf(file: ImageFile): Promise<string | undefined> {
  const area = await file.read(START + SUM_SIZE, END - START - SUM_SIZE);
  return BOARD.exec(area.toString('latin1'))?.[1];
}
