// SPDX-License-Identifier: MIT
// The board's U-Boot: its environment, which names the board, and the largest program that it can load.
// Source: CanMV's genimage configurations (area uboot_env); CanMV's U-Boot, board/kendryte/common/k230_boot.c.

import { allBoards } from '../boards/boards.js';
import type { Area } from './area.js';
import type { ImageFile } from './image-file.js';

/** Offsets of the environment on a device, in bytes; U-Boot itself follows. */
const START = 0x1e0000;
const END = 0x200000;
/** The environment is a CRC-32, then NAME=VALUE pairs, each terminated by a NUL. */
const CRC_SIZE = 4;
const BOARD = /(?:^|\0)board=([\w.-]+)\0/;

/** The largest program of fast boot that U-Boot can load, in bytes. */
export interface LoaderLimits {
  packed: number;
  unpacked: number;
}

/** Reads the board's name from a plain disk image, or from the kdimg with these parts; undefined if it has none. */
export async function boardOf(file: ImageFile, parts: Area[] | undefined): Promise<string | undefined> {
  const disk = { offset: START, size: END - START };
  const { offset, size } =
    parts === undefined
      ? disk
      : (parts.find((part) => part.offset === START)?.content ?? { offset: 0, size: 0 });
  const area = await file.read(offset + CRC_SIZE, Math.min(size, disk.size) - CRC_SIZE);
  return BOARD.exec(area.toString('latin1'))?.[1];
}

/** The largest program, in bytes, that a loader unpacks: for the largest memory of the board, or of all boards. */
export async function largestProgram(board: string | undefined): Promise<number> {
  const boards = (await allBoards()).filter((one) => one.kind === 'canmv');
  const known = boards.filter(({ name }) => name === board);
  const memories = (known.length > 0 ? known : boards).flatMap(({ memory }) =>
    memory.map(({ size }) => size),
  );
  return Math.floor(Math.max(...memories) / 3);
}

/** The limits for the smallest memory of a board; undefined for an unknown board. */
export async function loaderLimits(board: string | undefined): Promise<LoaderLimits | undefined> {
  const known = (await allBoards()).find(({ name }) => name === board);
  const memory = known?.kind === 'canmv' ? known.memory[0]?.size : undefined;
  // U-Boot reads the packed program between the first third and the middle of the memory, and unpacks it into the last
  // third.
  return memory === undefined
    ? undefined
    : { packed: Math.floor(memory / 6), unpacked: Math.floor(memory / 3) };
}
