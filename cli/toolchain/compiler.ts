// SPDX-License-Identifier: MIT
// The GNU compilers of a board, and wrappers that use them with our C library.

import { cpus } from 'node:os';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import type { EmulatedBoard } from '../boards/boards.js';
import { execute } from '../support/execute.js';
import { findProgram, requireProgram } from '../support/packages.js';
import { remembered } from '../support/remembered.js';

export interface Compiler {
  /** Prefix of the GNU tools, "riscv64-linux-gnu-", or "" for native ones. */
  crossPrefix: string;
  /** Flags that choose the instruction set. */
  flags: string[];
  /** gcc's name of its target, "riscv64-linux-gnu". */
  triple: string;
  /** Version of gcc; part of every build's fingerprint. */
  version: string;
  /** gcc's own headers. */
  includeFolder: string;
}

/** make's option for parallel jobs. */
export const jobs = `-j${cpus().length}`;

const known = new Map<string, Promise<Compiler>>();

type Target = Pick<EmulatedBoard, 'name' | 'crossPrefix' | 'compilerFlags'>;

/** This machine's compiler. */
export function nativeCompiler(): Promise<Compiler> {
  return compilerOf({ name: 'this machine', crossPrefix: '', compilerFlags: [] });
}

/** The compiler of a board; a Failure names the Debian package if it is missing. */
export function compilerOf(board: Target): Promise<Compiler> {
  let compiler = known.get(board.name);
  if (compiler === undefined) {
    compiler = inspect(board);
    known.set(board.name, compiler);
  }
  return compiler;
}

/**
 * Writes `bin/cc` and `bin/c++` to a C library's prefix (`include/`, `lib/`): scripts that call the GNU compilers for that
 * library, static and position dependent. They find the prefix by their own path.
 */
export async function writeWrappers(prefix: string, compiler: Compiler): Promise<void> {
  await makeFolder(join(prefix, 'bin'));
  await writeWrapper(join(prefix, 'bin', 'cc'), `${compiler.crossPrefix}gcc`, compiler);
  await writeWrapper(join(prefix, 'bin', 'c++'), `${compiler.crossPrefix}g++`, compiler);
}

async function inspect(board: Target): Promise<Compiler> {
  const gcc = `${board.crossPrefix}gcc`;
  await requireProgram(gcc);
  const program = await findProgram(gcc);
  const settings = SETTINGS.map((name) => process.env[name]);
  const properties = await remembered({ program, settings, recipe: 1 }, () => ask(gcc, program));
  return { crossPrefix: board.crossPrefix, flags: board.compilerFlags, ...properties };
}

/** Variables by which gcc finds its parts. */
const SETTINGS = ['COMPILER_PATH', 'GCC_EXEC_PREFIX'];

/** gcc's properties, and the files that change with it: `program` may be a link or a script for another one. */
async function ask(
  gcc: string,
  program: string | undefined,
): Promise<{ value: Pick<Compiler, 'triple' | 'version' | 'includeFolder'>; files: string[] }> {
  const query = async (option: string): Promise<string> =>
    (await execute({ check: true })`${gcc} ${option}`).stdout.trim();
  const [triple = '', version = '', includeFolder = '', compiler = ''] = await Promise.all(
    ['-dumpmachine', '-dumpfullversion', '-print-file-name=include', '-print-prog-name=cc1'].map(query),
  );
  return {
    value: { triple, version, includeFolder },
    files: [...(program === undefined ? [] : [program]), includeFolder, compiler],
  };
}

async function writeWrapper(path: string, program: string, compiler: Compiler): Promise<void> {
  const command = [
    program,
    ...compiler.flags,
    '-static -no-pie -fno-pie',
    '-nostdinc -isystem "$prefix/include"',
    `-isystem ${compiler.includeFolder}`,
    '-B"$prefix/lib" -L"$prefix/lib"',
    '"$@"',
  ];
  await writeFile(path, `#!/bin/sh\nprefix=\${0%/*}/..\nexec ${command.join(' ')}\n`);
  await chmod(path, 0o755);
}
