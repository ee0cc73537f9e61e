// SPDX-License-Identifier: MIT
// `vencoder boards`: the list of boards, or the details of one.

import { Option, type Command } from 'commander';
import { boardDetails, boardMarkdown, boardTables } from '../boards/board-text.js';
import { allBoards, findBoard } from '../boards/boards.js';
import { allReleases } from '../boards/releases.js';

const HELP = `
Examples:
  vencoder boards
  vencoder boards k230d_canmv_bpi_zero
  vencoder boards --json | jq -r '.[] | select(.kind == "canmv").defconfig'

Exit code: 0 done, 2 no such board, 3 a board's description is invalid.`;

/** Adds `boards [NAME] [--json]`. */
export function registerBoards(program: Command): void {
  program
    .command('boards')
    .description('list the boards, emulated and real, or show one')
    .argument('[name]', 'the board to show')
    .option('--json', 'print as JSON, with sizes in bytes')
    .addOption(
      new Option(
        '--markdown',
        'print a table of the real boards in Markdown, as in docs/firmware.md',
      ).conflicts('json'),
    )
    .addHelpText('after', HELP)
    .action(async (name: string | undefined, options: { json?: boolean; markdown?: boolean }) => {
      const shown = name === undefined ? await allBoards() : await findBoard(name);
      if (options.markdown === true) {
        process.stdout.write(boardMarkdown([shown].flat(), await allReleases()));
        return;
      }
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
        return;
      }
      const releases = await allReleases();
      process.stdout.write(
        Array.isArray(shown) ? boardTables(shown, releases) : boardDetails(shown, releases),
      );
    });
}
