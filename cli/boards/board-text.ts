// SPDX-License-Identifier: MIT
// Boards as text: tables of all, or the details of one. Sizes are MiB (M) and GiB (G).

import { columns } from '../support/columns.js';
import type { Board, CanmvBoard, EmulatedBoard } from './board-files.js';
import type { Release } from './releases.js';
import { asStarted } from '../support/start-command.js';

const MIB = 2 ** 20;
/** The line below the head of a table in Markdown. */
const RULE = ['---', '---', '---', '---', '---', '---'];
const WRITE: Readonly<Record<CanmvBoard['storage'], string>> = {
  sdcard: 'a card: `vencoder flash IMAGE --device DEV`',
  emmc: 'eMMC, over USB: `vencoder flash IMAGE --usb EMMC`',
};

/** A table of the emulated boards, and one of the real boards. */
export function boardTables(boards: Board[], releases: Release[]): string {
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
    asStarted(
      `\n${current(releases)}\nIf a board has several sizes, its firmware detects the size at boot. \`vencoder boards NAME\` shows one board.\n`,
    ),
  ].join('');
}

/** The real boards as a table in Markdown: what a builder of their firmware needs to know. */
export function boardMarkdown(boards: Board[], releases: Release[]): string {
  const rows = boards.flatMap((board) =>
    board.kind === 'canmv'
      ? [
          [
            `\`${board.name}\``,
            board.title,
            board.memory.map(({ size, mmz }) => `${text(size)} (${text(mmz)})`).join(', '),
            releasesOf(board, releases),
            board.sensors.join(', '),
            WRITE[board.storage],
          ],
        ]
      : [],
  );
  return [['BOARD', 'name', 'memory (MMZ)', 'releases', 'sensors', 'how to write the image'], RULE, ...rows]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');
}

function emulatedRow(board: EmulatedBoard): string[] {
  return [board.name, board.arch, board.mpp.generations.join(' '), board.title];
}

/** One board, a line for each property. */
export function boardDetails(board: Board, releases: Release[]): string {
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
    ...(board.machine === undefined ? [] : [['machine', `${board.machine}, of QEMU`]]),
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
      `${text(size)}, including ${text(mmz)} media memory (MMZ)`,
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
  return `The real boards are those of CanMV v${releases.at(-1)?.version ?? ''}.`;
}

function sizes(board: CanmvBoard, part: 'size' | 'mmz'): string {
  return board.memory.map((memory) => text(memory[part])).join(' ');
}

function text(bytes: number): string {
  const mib = bytes / MIB;
  return mib >= 1024 && mib % 1024 === 0 ? `${mib / 1024}G` : `${mib}M`;
}
