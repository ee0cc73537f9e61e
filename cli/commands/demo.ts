// SPDX-License-Identifier: MIT
// `vencoder demo`: records streams with the example scripts on an emulated board.

import { resolve } from 'node:path';
import type { Command } from 'commander';

const HELP = `
Writes an H.264, an H.265 and a Motion JPEG stream, and a contact sheet (PNG). Prints the size of each stream, its bit rate,
and the PSNR against the camera's test pattern. Builds the board's program first if it is missing or stale.

Examples:
  vencoder demo
  vencoder demo --board host /tmp/demo

Exit code: 0 done, 2 wrong command line, 3 failed.`;

/** Adds `demo [DIR] [--board NAME]`. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('record streams with the example scripts, and draw a contact sheet')
    .argument('[dir]', 'where to write the streams', 'out/demo')
    .option('--board <name>', 'an emulated board', 'qemu-riscv64')
    .addHelpText('after', HELP)
    .action(async (dir: string, options: { board: string }) => {
      const [{ findEmulatedBoard }, { runDemo }] = await Promise.all([
        import('../boards/boards.js'),
        import('../demo/demo.js'),
      ]);
      const board = await findEmulatedBoard(options.board);
      process.stdout.write(await runDemo(board, resolve(dir)));
    });
}
