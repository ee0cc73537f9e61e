// This file is part of the k230 vencoder project, MIT licence.
// Boards as data: boards/NAME/board.json, checked against boards/board.schema.json.

import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type Schema, type ValidateFunction } from 'ajv';
import { Failure } from './failure.js';
import { projectRoot } from './project.js';

export type Generation = 'A' | 'B';

export interface Board {
  name: string;
  title: string;
  kind: 'emulated';
  arch: string;
  crossPrefix: string;
  compilerFlags: string[];
  runner: string[];
  mpp: { generations: Generation[]; default: Generation };
}

/** All boards, by name. `folder` is for boards kept elsewhere. */
export async function allBoards(folder = join(projectRoot, 'boards')): Promise<Board[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(names.sort().map((name) => loadBoard(folder, name)));
}

/** One board; an unknown name is a Failure that lists the known ones. */
export async function findBoard(name: string): Promise<Board> {
  const boards = await allBoards();
  const board = boards.find((candidate) => candidate.name === name);
  if (board === undefined) {
    const list = boards.map((candidate) => `${candidate.name.padEnd(14)} ${candidate.title}`);
    throw new Failure(`there is no board "${name}"`, ['Boards are:', ...list].join('\n'), true);
  }
  return board;
}

/** The MPP generation to build for: the wanted one if the board has it, else the board's default. */
export function chooseGeneration(board: Board, wanted: Generation | undefined): Generation {
  if (wanted !== undefined && !board.mpp.generations.includes(wanted)) {
    throw new Failure(
      `board ${board.name} has no MPP generation ${wanted}`,
      `It has: ${board.mpp.generations.join(', ')}`,
      true,
    );
  }
  return wanted ?? board.mpp.default;
}

async function loadBoard(folder: string, name: string): Promise<Board> {
  const path = join(folder, name, 'board.json');
  if (!existsSync(path)) {
    throw new Failure(`${path} is missing`, 'Every folder in boards/ is a board and needs one.');
  }
  const board = parse(path, await readFile(path, 'utf8'));
  if (board.name !== name) {
    throw new Failure(`${path}: name is "${board.name}", but the folder is "${name}"`, 'Make them the same.');
  }
  if (!board.mpp.generations.includes(board.mpp.default)) {
    throw new Failure(`${path}: mpp.default "${board.mpp.default}" is not one of mpp.generations`);
  }
  return board;
}

function parse(path: string, text: string): Board {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${(error as Error).message}`);
  }
  const validate = validator();
  if (!validate(value)) {
    const complaints = (validate.errors ?? []).map((error) => {
      const detail = Object.values(error.params).flat().join(', ');
      return `${error.instancePath || '/'}: ${error.message} (${detail})`;
    });
    throw new Failure(`${path} does not fit boards/board.schema.json`, complaints.join('\n'));
  }
  // The editor's pointer to the schema is no fact about the board.
  const board: Board & { $schema?: string } = value;
  delete board.$schema;
  return board;
}

let compiled: ValidateFunction<Board> | undefined;

function validator(): ValidateFunction<Board> {
  compiled ??= new Ajv({ allErrors: true }).compile<Board>(
    JSON.parse(readFileSync(join(projectRoot, 'boards', 'board.schema.json'), 'utf8')) as Schema,
  );
  return compiled;
}
