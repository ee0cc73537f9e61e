// SPDX-License-Identifier: MIT
// Reads boards/NAME/board.json, validates it by boards/board.schema.json, and adds derived properties.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckedJson } from '../support/checked-json.js';
import { Failure } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import { allReleases, type Generation, type Release } from './releases.js';

export interface EmulatedBoard {
  kind: 'emulated';
  name: string;
  title: string;
  arch: string;
  crossPrefix: string;
  compilerFlags: string[];
  runner: string[];
  cpus?: string[];
  /** QEMU's machine that runs the program with a kernel of its own; its device tree is in the board's folder. */
  machine?: string;
  mpp: { generations: Generation[]; default: Generation };
}

/** A memory size that a firmware supports, in bytes. */
export interface Memory {
  size: number;
  /** The part that is media memory. */
  mmz: number;
}

export interface CanmvBoard {
  kind: 'canmv';
  name: string;
  title: string;
  /** The board's folder in boards/ of the SDK and in port/boards/ of CanMV. */
  folder: string;
  /** Argument of `make` in the SDK. */
  defconfig: string;
  chip: 'K230' | 'K230D';
  /** The first release of boards/releases.json that has the board. */
  since: string;
  /** Ascending; several if the firmware detects the size at boot. */
  memory: Memory[];
  storage: 'sdcard' | 'emmc';
  sensors: string[];
  csi: number[];
  /** Those of all releases that have the board. */
  mpp: { generations: Generation[] };
}

export type Board = EmulatedBoard | CanmvBoard;

/** A real board's file; other properties are derived. */
type CanmvFile = Omit<CanmvBoard, 'folder' | 'defconfig' | 'mpp'> & { folder?: string };
type BoardFile = (EmulatedBoard | CanmvFile) & { $schema?: string };

/** The boards of a folder, sorted; each has a folder with its name. */
export async function readBoards(folder: string): Promise<Board[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const releases = await allReleases();
  return await Promise.all(names.sort().map((name) => readBoard(folder, name, releases)));
}

const file = new CheckedJson<BoardFile>(join(projectRoot, 'boards', 'board.schema.json'));

async function readBoard(folder: string, name: string, releases: Release[]): Promise<Board> {
  const path = join(folder, name, 'board.json');
  const board = await file.read(path);
  if (board.name !== name) {
    throw new Failure(`${path}: name is "${board.name}", but the folder is "${name}"`, 'Make them the same.');
  }
  return board.kind === 'canmv' ? derived(path, board, releases) : withDefault(path, board);
}

function withDefault(path: string, board: EmulatedBoard): EmulatedBoard {
  if (!board.mpp.generations.includes(board.mpp.default)) {
    throw new Failure(`${path}: mpp.default "${board.mpp.default}" is not one of mpp.generations`);
  }
  return board;
}

function derived(path: string, board: CanmvFile, releases: Release[]): CanmvBoard {
  const first = releases.findIndex(({ version }) => version === board.since);
  if (first < 0) {
    throw new Failure(`${path}: since "${board.since}" is not a release in boards/releases.json`);
  }
  const sizes = board.memory.map(({ size }) => size);
  if (sizes.some((size, i) => size <= (sizes[i - 1] ?? 0))) {
    throw new Failure(`${path}: the sizes in memory do not ascend`);
  }
  const generations = new Set(releases.slice(first).map(({ mpp }) => mpp));
  return {
    ...board,
    folder: board.folder ?? board.name,
    defconfig: `${board.name}_defconfig`,
    mpp: { generations: [...generations] },
  };
}
