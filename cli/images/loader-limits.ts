// SPDX-License-Identifier: MIT
// The room that U-Boot has for a program of fast boot, by the board's memory.
// Source: CanMV's U-Boot, board/kendryte/common/k230_boot.c: what is packed is read between the first third and the middle
// of the memory, and unpacked into its last third.

import { allBoards } from '../boards/boards.js';

/** Bytes. */
export interface LoaderRoom {
  packed: number;
  unpacked: number;
}

/** By the smallest memory that the board comes with; undefined for boards that are not known here. */
export async function loaderRoom(board: string | undefined): Promise<LoaderRoom | undefined> {
  const known = (await allBoards()).find(({ name }) => name === board);
  const memory = known?.kind === 'canmv' ? known.memory[0]?.size : undefined;
  return memory === undefined
    ? undefined
    : { packed: Math.floor(memory / 6), unpacked: Math.floor(memory / 3) };
}
