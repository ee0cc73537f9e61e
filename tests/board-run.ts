// SPDX-License-Identifier: MIT
// Runs commands as users have them, and scripts on an emulated board.

import path from 'node:path';
import { Command } from 'commander';
import { findEmulatedBoard } from '../cli/boards/boards.js';
import { addBoardOptions, provideProgram, type BoardOptions } from '../cli/options/board-options.js';
import { addProgramOptions, programArgs, type ProgramOptions } from '../cli/options/program-args.js';
import { execute } from '../cli/support/execute.js';
import { projectRoot } from '../cli/support/project.js';
import { runnerOf } from '../cli/toolchain/runner.js';
import { variantsOf, type Variant } from '../cli/toolchain/variants.js';

export const BOARDS = ['host', 'qemu-riscv64'] as const;
export const GENERATIONS = ['A', 'B'] as const;

/** A board with an MPP generation. */
export interface Combination {
  board: string;
  mpp: (typeof GENERATIONS)[number];
}

/** Every board with every MPP generation; a machine takes seconds to boot, and has tests of its own. */
export const COMBINATIONS: Combination[] = BOARDS.flatMap((board) =>
  GENERATIONS.map((mpp) => ({ board, mpp })),
);

/** The default variant of the boards' programs: VENCODER_VARIANT, or plain. */
export const VARIANT = (process.env['VENCODER_VARIANT'] ?? 'plain') as Variant;

/** The combinations whose board has the variant. */
export async function withVariant(variant: Variant, combinations: Combination[]): Promise<Combination[]> {
  const boards = await Promise.all(combinations.map(({ board }) => findEmulatedBoard(board)));
  return combinations.filter((_, index) => {
    const board = boards[index];
    return board !== undefined && variantsOf(board).includes(variant);
  });
}

const VARIANT_OPTIONS: Record<Variant, string[]> = {
  plain: [],
  sanitized: ['--sanitize'],
  coverage: ['--coverage'],
  'guest-codecs': ['--guest-codecs'],
};

if (!(VARIANT in VARIANT_OPTIONS)) {
  throw new Error(`VENCODER_VARIANT=${VARIANT}: use one of ${Object.keys(VARIANT_OPTIONS).join(', ')}`);
}

export interface Run {
  board: string;
  mpp?: string;
  variant?: Variant;
  /** A MicroPython tree; without it, the standard one. */
  micropython?: string | undefined;
  /** A folder of user C modules; without it, none. */
  userModules?: string | undefined;
  /** Further options of `vencoder run`. */
  options?: string[];
  script: string;
  args?: string[];
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `vencoder ARGS...` from the project's root. */
export async function vencoder(args: string[], cwd = projectRoot): Promise<CommandResult> {
  const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
  const { exitCode, stdout, stderr } = await execute({ cwd })`${process.execPath} ${cli} ${args}`;
  return { code: exitCode, stdout, stderr };
}

/**
 * A script on a board's program, as `vencoder run` starts it, without the start of that command itself: it takes longer than
 * most scripts. Scripts can import modules from their own folder.
 */
export async function runBoard({ options = [], script, args = [], ...build }: Run): Promise<CommandResult> {
  const read = addProgramOptions(addBoardOptions(new Command('run')))
    .parse([...boardOptions(build), ...options], { from: 'user' })
    .opts<BoardOptions & ProgramOptions>();
  const programArguments = await programArgs(script, args, read);
  const { board, program } = await provideProgram(read);
  const run = execute({ cwd: path.dirname(script) });
  const { exitCode, stdout, stderr } = await run`${await runnerOf(board)} ${program} ${programArguments}`;
  return { code: exitCode, stdout, stderr };
}

/** The options that select a board's program. */
export function boardOptions({
  board,
  mpp = 'B',
  variant = VARIANT,
  micropython,
  userModules,
}: Omit<Run, 'options' | 'script' | 'args'>): string[] {
  const tree = micropython === undefined ? [] : ['--micropython', micropython];
  const modules = userModules === undefined ? [] : ['--user-modules', userModules];
  return ['--board', board, '--mpp', mpp, ...VARIANT_OPTIONS[variant], ...tree, ...modules];
}
