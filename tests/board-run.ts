// This file is part of the k230 vencoder project, MIT licence.
// Runs a script on an emulated board, by the same command line that users have.

import path from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../toolchain/project.js';

export const BOARDS = ['host', 'qemu-riscv64'] as const;
export const GENERATIONS = ['A', 'B'] as const;

/** Every board with every MPP generation. */
export const COMBINATIONS = BOARDS.flatMap((board) => GENERATIONS.map((mpp) => ({ board, mpp })));

export interface Run {
  board: string;
  mpp?: string;
  /** A MicroPython tree; without it, the standard one. */
  micropython?: string | undefined;
  /** Further options of `vencoder run`. */
  options?: string[];
  script: string;
  args?: string[];
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** `vencoder WORDS...` from the project's root. */
export async function vencoder(words: string[], cwd = projectRoot): Promise<Ended> {
  const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
  const result = await $({
    quiet: true,
    nothrow: true,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })`node ${cli} ${words}`;
  return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}

/** `vencoder run`; scripts find their neighbours by import. */
export async function runBoard({ options = [], script, args = [], ...build }: Run): Promise<Ended> {
  return vencoder(['run', ...boardOptions(build), ...options, script, ...args], path.dirname(script));
}

/** The options that say which board's program is meant. */
export function boardOptions({
  board,
  mpp = 'B',
  micropython,
}: Pick<Run, 'board' | 'mpp' | 'micropython'>): string[] {
  const tree = micropython === undefined ? [] : ['--micropython', micropython];
  return ['--board', board, '--mpp', mpp, ...tree];
}
