// This file is part of the k230 vencoder project, MIT licence.
// `vencoder build`: builds a board's program and prints its path.

import type { Command } from 'commander';
import { addBoardOptions, provideProgram, type BoardOptions } from './board-options.js';

/** Adds `build`. The program's path is all of stdout; exit code 3 when the build fails. */
export function registerBuild(program: Command): void {
  addBoardOptions(program.command('build'))
    .description("build a board's program; prints its path")
    .addHelpText(
      'after',
      `
Examples:
  vencoder build --board qemu-riscv64
  vencoder build --board host --mpp A
  vencoder build --board qemu-riscv64 --micropython ../micropython-1.21`,
    )
    .action(async (options: BoardOptions) => {
      process.stdout.write(`${(await provideProgram(options)).program}\n`);
    });
}
