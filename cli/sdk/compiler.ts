// SPDX-License-Identifier: MIT
// The K230's compiler as CanMV's build calls it.

import { basename, join } from 'node:path';
import { $ } from 'zx';
import { findEmulatedBoard, type EmulatedBoard } from '../boards/boards.js';
import { compilerOf, type Compiler } from '../toolchain/compiler.js';

const WARNINGS = ['-Wall', '-Werror', '-Wno-int-conversion', '-Wno-array-bounds'];
const CODE = ['-std=gnu99', '-Os', '-fdata-sections', '-ffunction-sections', '-g', '-gdwarf-2', '-fopenmp'];

/** The board that has the K230's instruction set, emulated. */
export function k230Board(): Promise<EmulatedBoard> {
  return findEmulatedBoard('qemu-riscv64');
}

/** The compiler for the K230; a Failure names the package when it is missing. */
export async function k230Compiler(): Promise<Compiler> {
  return compilerOf(await k230Board());
}

/** CanMV's own flags. */
export function canmvFlags(compiler: Compiler): string[] {
  return [...CODE, ...WARNINGS, ...compiler.flags];
}

/** Compiles C with `words` of options and files, in `folder`; '' or what the compiler says. */
export async function compile(program: string, words: string[], folder: string): Promise<string> {
  const run = $({ nothrow: true, quiet: true, cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
  const { exitCode, stderr } = await run`${program} ${words}`;
  return exitCode === 0 ? '' : stderr || `${program} ended with exit code ${exitCode}`;
}

/** Where `compile` leaves the object of a source. */
export function objectOf(source: string, folder: string): string {
  return join(folder, `${basename(source, '.c')}.o`);
}
