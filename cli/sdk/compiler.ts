// SPDX-License-Identifier: MIT
// The K230's compiler, with the flags of CanMV's build.

import { basename, join } from 'node:path';
import { findEmulatedBoard, type EmulatedBoard } from '../boards/boards.js';
import { compilerOf, type Compiler } from '../toolchain/compiler.js';
import { execute } from '../support/execute.js';

const WARNINGS = ['-Wall', '-Werror', '-Wno-int-conversion', '-Wno-array-bounds'];
/** CanMV's options for code, without its instruction set. */
export const CANMV_CODE = [
  '-std=gnu99',
  '-Os',
  '-fdata-sections',
  '-ffunction-sections',
  '-g',
  '-gdwarf-2',
  '-fopenmp',
];

/** The emulated board with the K230's instruction set. */
export function k230Board(): Promise<EmulatedBoard> {
  return findEmulatedBoard('qemu-riscv64');
}

/** The compiler for the K230. If it is missing, the Failure names its package. */
export async function k230Compiler(): Promise<Compiler> {
  return compilerOf(await k230Board());
}

/** CanMV's own flags. */
export function canmvFlags(compiler: Compiler): string[] {
  return [...CANMV_CODE, ...WARNINGS, ...compiler.flags];
}

/** Compiles C in `folder`; `args` are options and files. Returns the compiler's errors, '' if there are none. */
export async function compile(program: string, args: string[], folder: string): Promise<string> {
  const run = execute({ cwd: folder, env: { LC_ALL: 'C' } });
  const { exitCode, stderr } = await run`${program} ${args}`;
  return exitCode === 0 ? '' : stderr || `${program} failed with exit code ${exitCode}`;
}

/** Path of the object file that `compile` writes for a source. */
export function objectOf(source: string, folder: string): string {
  return join(folder, `${basename(source, '.c')}.o`);
}
