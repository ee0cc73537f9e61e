// SPDX-License-Identifier: MIT
// The GNU compilers of a board, before and after a C library of our own is put under them.

import { cpus } from 'node:os';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import type { EmulatedBoard } from '../boards/boards.js';
import { requireProgram } from '../support/packages.js';

export interface Compiler {
  /** Prefix of the GNU tools, "riscv64-linux-gnu-" or "" for the machine's own. */
  crossPrefix: string;
  /** Flags that choose the instruction set. */
  flags: string[];
  /** What gcc calls its target, "riscv64-linux-gnu". */
  triple: string;
  /** Version of gcc: part of every build's fingerprint. */
  version: string;
  /** gcc's own headers. */
  includeFolder: string;
}

/** How many jobs a build runs at once. */
export const jobs = `-j${cpus().length}`;

const known = new Map<string, Promise<Compiler>>();

/** The compiler of a board; throws a Failure naming the Debian package when it is missing. */
export function compilerOf(board: EmulatedBoard): Promise<Compiler> {
  let compiler = known.get(board.name);
  if (compiler === undefined) {
    compiler = inspect(board);
    known.set(board.name, compiler);
  }
  return compiler;
}

/**
 * Writes `bin/cc` and `bin/c++` into a C library's prefix (`include/`, `lib/`): the GNU compilers, static and
 * position dependent, on that C library. The scripts find the prefix by their own path.
 */
export async function writeWrappers(prefix: string, compiler: Compiler): Promise<void> {
  await mkdir(join(prefix, 'bin'), { recursive: true });
  await writeWrapper(join(prefix, 'bin', 'cc'), `${compiler.crossPrefix}gcc`, compiler);
  await writeWrapper(join(prefix, 'bin', 'c++'), `${compiler.crossPrefix}g++`, compiler);
}

async function inspect(board: EmulatedBoard): Promise<Compiler> {
  const gcc = `${board.crossPrefix}gcc`;
  await requireProgram(gcc);
  const ask = async (question: string): Promise<string> =>
    (await $({ quiet: true })`${gcc} ${question}`).stdout.trim();
  const [triple, version, includeFolder] = await Promise.all([
    ask('-dumpmachine'),
    ask('-dumpfullversion'),
    ask('-print-file-name=include'),
  ]);
  return { crossPrefix: board.crossPrefix, flags: board.compilerFlags, triple, version, includeFolder };
}

async function writeWrapper(path: string, program: string, compiler: Compiler): Promise<void> {
  const words = [
    program,
    ...compiler.flags,
    '-static -no-pie -fno-pie',
    '-nostdinc -isystem "$prefix/include"',
    `-isystem ${compiler.includeFolder}`,
    '-B"$prefix/lib" -L"$prefix/lib"',
    '"$@"',
  ];
  await writeFile(path, `#!/bin/sh\nprefix=\${0%/*}/..\nexec ${words.join(' ')}\n`);
  await chmod(path, 0o755);
}
