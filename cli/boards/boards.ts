// SPDX-License-Identifier: MIT
// Boards: the emulated ones, whose programs are built here, and the real ones with CanMV firmware.

import { join } from 'node:path';
import { closestMatch } from 'leven';
import { readBoards, type Board, type CanmvBoard, type EmulatedBoard } from './board-files.js';
import { usageError } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import type { Generation } from './releases.js';

export type { Board, CanmvBoard, EmulatedBoard, Memory } from './board-files.js';
export type { Generation } from './releases.js';

/** All boards, by name. `folder` is for boards kept elsewhere. */
export function allBoards(folder = join(projectRoot, 'boards')): Promise<Board[]> {
  return readBoards(folder);
}

/** The boards whose programs are built here. */
export async function emulatedBoards(): Promise<EmulatedBoard[]> {
  return (await allBoards()).filter((board) => board.kind === 'emulated');
}

/** One board; an unknown name is a Failure that tells near ones. */
export async function findBoard(name: string): Promise<Board> {
  const boards = await allBoards();
  const board = boards.find((candidate) => candidate.name === name);
  if (board === undefined) {
    const names = boards.map((candidate) => candidate.name);
    throw usageError(`there is no board "${name}"`, suggestion(name, names));
  }
  return board;
}

/** A board whose program can be run; a real one is a Failure that says what to use instead. */
export async function findEmulatedBoard(name: string): Promise<EmulatedBoard> {
  const board = await findBoard(name);
  if (board.kind !== 'emulated') {
    const emulated = (await emulatedBoards()).map((candidate) => candidate.name).join(' or ');
    throw usageError(
      `board ${name} is real hardware: this works with emulated boards`,
      `Use --board ${emulated}. With \`vencoder run\`, --memory-of ${name} gives them as much media memory.`,
    );
  }
  return board;
}

/** A real board; another one is a Failure. */
export async function findCanmvBoard(name: string): Promise<CanmvBoard> {
  const board = await findBoard(name);
  if (board.kind !== 'canmv') {
    throw usageError(
      `board ${name} is emulated, and a real one is wanted`,
      '`vencoder boards` lists both kinds.',
    );
  }
  return board;
}

/** The MPP generation to build for: the wanted one if the board has it, else the board's default. */
export function chooseGeneration(board: EmulatedBoard, wanted: Generation | undefined): Generation {
  if (wanted !== undefined && !board.mpp.generations.includes(wanted)) {
    throw usageError(
      `board ${board.name} has no MPP generation ${wanted}`,
      `It has: ${board.mpp.generations.join(', ')}`,
    );
  }
  return wanted ?? board.mpp.default;
}

// People know a board by the last part of its name, or mistype it.
function suggestion(name: string, names: string[]): string {
  const word = name.toLowerCase().replace(/_defconfig$/, '');
  const near = names.filter((candidate) => word !== '' && candidate.includes(word));
  const closest = closestMatch(word, names, { maxDistance: 4 });
  const found = near.length > 0 ? near : closest === undefined ? [] : [closest];
  const meant = found.length > 0 ? `Did you mean ${found.join(' or ')}? ` : '';
  return `${meant}\`vencoder boards\` lists the boards.`;
}
