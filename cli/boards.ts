// This file is part of the k230 vencoder project, MIT licence.
// `vencoder boards`: which boards there are.

import type { Command } from 'commander';
import { allBoards, type Board } from '../toolchain/boards.js';

/** Adds `boards [--json]`. Exit code 3 when a board's description is wrong. */
export function registerBoards(program: Command): void {
  program
    .command('boards')
    .description('list the boards')
    .option('--json', "print the boards' descriptions as JSON")
    .addHelpText(
      'after',
      `
Examples:
  vencoder boards
  vencoder boards --json | jq -r '.[].name'`,
    )
    .action(async (options: { json?: boolean }) => {
      const boards = await allBoards();
      process.stdout.write(
        options.json === true ? `${JSON.stringify(boards, undefined, 2)}\n` : table(boards),
      );
    });
}

function table(boards: Board[]): string {
  const rows = boards.map((board) => [board.name, board.arch, board.mpp.generations.join(' '), board.title]);
  const all = [['NAME', 'ARCH', 'MPP', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
