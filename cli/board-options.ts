// This file is part of the k230 vencoder project, MIT licence.
// The options of every command that works with a board's program, and the program they stand for.

import { Option, type Command } from 'commander';
import { boardProgram } from '../toolchain/board-build.js';
import {
  chooseGeneration,
  findEmulatedBoard,
  type EmulatedBoard,
  type Generation,
} from '../toolchain/boards.js';

export interface BoardOptions {
  board: string;
  mpp?: Generation;
  micropython?: string;
}

/** Adds --board, --mpp and --micropython. */
export function addBoardOptions(command: Command, isBoardRequired = true): Command {
  const board = new Option('--board <name>', 'the board; `vencoder boards` lists them');
  return command
    .addOption(board.makeOptionMandatory(isBoardRequired))
    .addOption(
      new Option('--mpp <generation>', "generation of the K230's MPP (default: the board's, B)").choices([
        'A',
        'B',
      ]),
    )
    .option('--micropython <dir>', "a MicroPython source tree (default: Debian's 1.25.0)");
}

/** The board and the path of its program, built first when it is missing or stale. */
export async function provideProgram(
  options: BoardOptions,
): Promise<{ board: EmulatedBoard; program: string }> {
  const board = await findEmulatedBoard(options.board);
  const generation = chooseGeneration(board, options.mpp);
  return { board, program: await boardProgram(board, generation, options.micropython) };
}
