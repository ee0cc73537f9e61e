// SPDX-License-Identifier: MIT
/** C compilers, as the tests of emitted C use them. */
import { $ } from 'zx';

export const COMPILERS = ['gcc', 'riscv64-linux-gnu-gcc'];

/** Compiles one file for what it says of itself, `-Werror`; '' or what the compiler says. */
export async function complaintsOf(compiler: string, file: string, options: string[]): Promise<string> {
  const flags = ['-std=gnu99', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', ...options];
  const { exitCode, stderr } = await $({ nothrow: true, quiet: true })`${compiler} ${flags} ${file}`;
  return exitCode === 0 ? '' : stderr;
}
