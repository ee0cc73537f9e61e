// SPDX-License-Identifier: MIT
/** C compilers for the tests of emitted C. */
import { $ } from 'zx';

export const COMPILERS = ['gcc', 'riscv64-linux-gnu-gcc'];

/** Checks one file with `-Werror`; returns the compiler's messages, '' if there are none. */
export async function diagnosticsOf(compiler: string, file: string, options: string[]): Promise<string> {
  const flags = ['-std=gnu99', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', ...options];
  const { exitCode, stderr } = await $({ nothrow: true, quiet: true })`${compiler} ${flags} ${file}`;
  return exitCode === 0 ? '' : stderr;
}
