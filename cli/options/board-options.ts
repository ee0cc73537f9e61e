// SPDX-License-Identifier: MIT
// The options of every command that needs an emulated board's program, and the program that they select.

import { Option, type Command } from 'commander';
import {
  chooseGeneration,
  findEmulatedBoard,
  type EmulatedBoard,
  type Generation,
} from '../boards/boards.js';
import { boardProgram } from '../toolchain/board-build.js';
import type { Variant } from '../toolchain/variants.js';

export interface BoardOptions {
  board: string;
  mpp?: Generation;
  micropython?: string;
  sanitize?: boolean;
  coverage?: boolean;
  guestCodecs?: boolean;
  userModules?: string;
}

/** Adds the options that select a program. */
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
    .option('--micropython <dir>', "a MicroPython source tree (default: Debian's 1.25.0)")
    .option('--sanitize', 'build with ASan and UBSan on host, with UBSan traps on qemu-riscv64')
    .addOption(
      new Option(
        '--coverage',
        'build a program that counts which lines of the module run (host only)',
      ).conflicts('sanitize'),
    )
    .addOption(
      new Option(
        '--guest-codecs',
        'build a program that encodes in QEMU, and not in a process of this machine (qemu-riscv64 only)',
      ).conflicts(['sanitize', 'coverage']),
    )
    .option(
      '--user-modules <dir>',
      "build the user C modules in DIR's folders into the program, too, and freeze their Python files",
    );
}

/** The board and the path of its program; builds the program if it is missing or stale. */
export async function provideProgram(
  options: BoardOptions,
): Promise<{ board: EmulatedBoard; program: string }> {
  const board = await findEmulatedBoard(options.board);
  const generation = chooseGeneration(board, options.mpp);
  const { micropython, userModules } = options;
  const choice = { variant: variantOf(options), micropython, userModules };
  return { board, program: await boardProgram(board, generation, choice) };
}

function variantOf({ sanitize, coverage, guestCodecs }: BoardOptions): Variant {
  if (guestCodecs === true) {
    return 'guest-codecs';
  }
  return sanitize === true ? 'sanitized' : coverage === true ? 'coverage' : 'plain';
}
