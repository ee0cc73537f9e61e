// SPDX-License-Identifier: MIT
// `vencoder boards`: which boards there are, and what one of them is.

import type { Command } from 'commander';
import { allBoards, findBoard, type Board, type CanmvBoard, type EmulatedBoard } from '../boards/boards.js';
import { allReleases, type Release } from '../boards/releases.js';
import { columns } from '../support/columns.js';

const MIB = 2 ** 20;

/**
 * Adds `boards [NAME] [--json]`. Sizes are bytes in JSON, MiB (M) and GiB (G) in text. Exit code 2 when there is no
 * board NAME, 3 when a board's description is wrong.
 */
export function registerBoards(program: Command): void {
  program
    .command('boards')
    .description('list the boards, emulated and real, or show one')
    .argument('[name]', 'the board to show')
    .option('--json', 'print as JSON, with sizes in bytes')
    .addHelpText(
      'after',
      `
Examples:
  vencoder boards
  vencoder boards k230d_canmv_bpi_zero
  vencoder boards --json | jq -r '.[] | select(.kind == "canmv").defconfig'

Exit code: 0 done, 2 there is no such board, 3 a board's description is wrong.`,
    )
    .action(async (name: string | undefined, options: { json?: boolean }) => {
      const shown = name === undefined ? await allBoards() : await findBoard(name);
      const releases = await allReleases();
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(shown, undefined, 2)}\n`
          : Array.isArray(shown)
            ? tables(shown, releases)
            : details(shown, releases),
      );
    });
}

function tables(boards: Board[], releases: Release[]): string {
  const emulated = boards.filter((board) => board.kind === 'emulated');
  const real = boards.filter((board) => board.kind === 'canmv');
  return [
    columns([['EMULATED', 'ARCH', 'MPP', ''], ...emulated.map(emulatedRow)]),
    '\n',
    columns([
      ['REAL', 'CHIP', 'MEMORY', 'MMZ', 'STORAGE', 'MPP', 'SENSORS'],
      ...real.map((board) => [
        board.name,
        board.chip,
        sizes(board, 'size'),
        sizes(board, 'mmz'),
        board.storage,
        board.mpp.generations.join(' '),
        board.sensors.join(' '),
      ]),
    ]),
    `\n${current(releases)}\nSeveral sizes: the firmware finds at boot which it has. \`vencoder boards NAME\` shows one board.\n`,
  ].join('');
}

function emulatedRow(board: EmulatedBoard): string[] {
  return [board.name, board.arch, board.mpp.generations.join(' '), board.title];
}

function details(board: Board, releases: Release[]): string {
  const rows = [
    ['name', board.name],
    ['title', board.title],
    ...(board.kind === 'canmv' ? canmvDetails(board, releases) : emulatedDetails(board)),
  ];
  return columns(rows);
}

function emulatedDetails(board: EmulatedBoard): string[][] {
  return [
    ['kind', 'emulated'],
    ['arch', board.arch],
    ['compiler', [`${board.crossPrefix}gcc`, ...board.compilerFlags].join(' ')],
    ['runner', board.runner.join(' ') || 'none'],
    ...(board.cpus === undefined ? [] : [['cpu', board.cpus.join(', else ')]]),
    [
      'MPP',
      board.mpp.generations
        .map((name) => (name === board.mpp.default ? `${name} (default)` : name))
        .join(', '),
    ],
  ];
}

function canmvDetails(board: CanmvBoard, releases: Release[]): string[][] {
  return [
    ['kind', 'real, with CanMV firmware'],
    ['defconfig', board.defconfig],
    ['folder', board.folder],
    ['chip', board.chip],
    ...board.memory.map(({ size, mmz }) => [
      'memory',
      `${text(size)}, ${text(mmz)} of it media memory (MMZ)`,
    ]),
    ['storage', board.storage],
    ['sensors', board.sensors.join(' ')],
    ['CSI ports', board.csi.join(' ')],
    ['firmware', releasesOf(board, releases)],
  ];
}

/** "v1.5 (MPP A), v1.6 v1.7 v1.8 (MPP B)" */
function releasesOf(board: CanmvBoard, releases: Release[]): string {
  const first = releases.findIndex(({ version }) => version === board.since);
  const groups = board.mpp.generations.map((generation) => {
    const versions = releases.slice(first).filter(({ mpp }) => mpp === generation);
    return `${versions.map(({ version }) => `v${version}`).join(' ')} (MPP ${generation})`;
  });
  return groups.join(', ');
}

function current(releases: Release[]): string {
  return `Real boards are those of CanMV v${releases.at(-1)?.version ?? ''}.`;
}

function sizes(board: CanmvBoard, part: 'size' | 'mmz'): string {
  return board.memory.map((memory) => text(memory[part])).join(' ');
}

function text(bytes: number): string {
  const mib = bytes / MIB;
  return mib >= 1024 && mib % 1024 === 0 ? `${mib / 1024}G` : `${mib}M`;
}
