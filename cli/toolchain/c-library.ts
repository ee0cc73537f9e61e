// SPDX-License-Identifier: MIT
// The C library under a program: the device's, or the one of this machine.

import { join } from 'node:path';
import type { Compiler } from './compiler.js';
import { musl } from './musl.js';

/**
 * musl is what the device has, static. The system's has the runtimes of sanitizers and coverage; it is for the
 * machine's own compiler.
 */
export type CLibraryName = 'musl' | 'system';

export interface CLibrary {
  name: CLibraryName;
  /** The C compiler that is on it. */
  cc: string;
  /** The C++ compiler that is on it. */
  cxx: string;
  /** The linker's flags for a program on it. */
  linkage: string[];
}

/** A C library with its compilers; musl is built first when it is missing. */
export async function cLibrary(name: CLibraryName, compiler: Compiler): Promise<CLibrary> {
  if (name === 'system') {
    return { name, cc: `${compiler.crossPrefix}gcc`, cxx: `${compiler.crossPrefix}g++`, linkage: [] };
  }
  const prefix = await musl(compiler);
  return { name, cc: join(prefix, 'bin', 'cc'), cxx: join(prefix, 'bin', 'c++'), linkage: ['-static'] };
}
