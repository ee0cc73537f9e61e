// SPDX-License-Identifier: MIT
// Boards by name: emulated ones, whose programs we build, and real ones with CanMV firmware.

import { join } from 'node:path';
import { closestMatch } from 'leven';
import { readBoards, type Board, type CanmvBoard, type EmulatedBoard } from './board-files.js';
import { usageError } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import type { Generation } from './releases.js';

export type { Board, CanmvBoard, EmulatedBoard, Memory } from './board-files.js';
export type { Generation } from './releases.js';

/** All boards, sorted by name. */
export function allBoards(folder = join(projectRoot, 'boards')): Promise<Board[]> {
  return readBoards(folder);
}

/** The boards whose programs we build. */
export async function emulatedBoards(): Promise<EmulatedBoard[]> {
  return (await allBoards()).filter((board) => board.kind === 'emulated');
}

/** One board; a Failure with similar names, of `kind` if only such a board is of use, if there is none. */
export async function findBoard(name: string, kind?: Board['kind']): Promise<Board> {
  const boards = await allBoards();
  const board = boards.find((candidate) => candidate.name === name);
  if (board === undefined) {
    const useful = boards.filter((candidate) => kind === undefined || candidate.kind === kind);
    const names = useful.map((candidate) => candidate.name);
    throw usageError(`there is no board "${name}"`, suggestion(name, names));
  }
  return board;
}

/** An emulated board; a Failure with alternatives for a real one. */
export async function findEmulatedBoard(name: string): Promise<EmulatedBoard> {
  const board = await findBoard(name, 'emulated');
  if (board.kind !== 'emulated') {
    const emulated = (await emulatedBoards()).map((candidate) => candidate.name).join(' or ');
    throw usageError(
      `board ${name} is real hardware; this command needs an emulated board`,
      `Use --board ${emulated}. To give it as much media memory, use --memory-of ${name} with \`vencoder run\`.`,
    );
  }
  return board;
}

/** A real board; a Failure for an emulated one. */
export async function findCanmvBoard(name: string): Promise<CanmvBoard> {
  const board = await findBoard(name, 'canmv');
  if (board.kind !== 'canmv') {
    throw usageError(
      `board ${name} is emulated; this needs a real board`,
      'Run `vencoder boards` to list both kinds.',
    );
  }
  return board;
}

/** The MPP generation to build for; default: the board's. */
export function chooseGeneration(board: EmulatedBoard, requested: Generation | undefined): Generation {
  if (requested !== undefined && !board.mpp.generations.includes(requested)) {
    throw usageError(
      `board ${board.name} has no MPP generation ${requested}`,
      `It has: ${board.mpp.generations.join(', ')}`,
    );
  }
  return requested ?? board.mpp.default;
}

/** Shorter parts are in most names. */
const SHORTEST_PART = 3;
/** A longer list is no suggestion. */
const MOST_SHOWN = 4;
/** Characters of a mistyped name that may be wrong. */
const MOST_WRONG = 1 / 3;

// Users often know only the last part of a name, or mistype it.
function suggestion(name: string, names: string[]): string {
  const word = name.toLowerCase().replace(/_defconfig$/, '');
  const near = names.filter((candidate) => word.length >= SHORTEST_PART && candidate.includes(word));
  const closest =
    names.find((candidate) => lettersOf(candidate) === lettersOf(word)) ??
    closestMatch(word, names, { maxDistance: Math.floor(word.length * MOST_WRONG) });
  const found = near.length > 0 && near.length <= MOST_SHOWN ? near : closest === undefined ? [] : [closest];
  const question = found.length > 0 ? `Did you mean ${found.join(' or ')}? ` : '';
  return `${question}Run \`vencoder boards\` to list the boards.`;
}

// The same for a word with exchanged letters.
function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}
