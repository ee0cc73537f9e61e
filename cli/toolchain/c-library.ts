// SPDX-License-Identifier: MIT
// The C library of a program: the device's, or this machine's.

import { join } from 'node:path';
import type { Compiler } from './compiler.js';
import { musl } from './musl.js';

/** musl, static, as on the device; or the system's, for native builds: it has the runtimes of sanitizers and coverage. */
export type CLibraryName = 'musl' | 'system';

export interface CLibrary {
  name: CLibraryName;
  /** The C compiler for it. */
  cc: string;
  /** The C++ compiler for it. */
  cxx: string;
  /** Linker flags of a program. */
  linkage: string[];
}

/** A C library with its compilers; builds musl if it is missing. */
export async function cLibrary(name: CLibraryName, compiler: Compiler): Promise<CLibrary> {
  if (name === 'system') {
    return { name, cc: `${compiler.crossPrefix}gcc`, cxx: `${compiler.crossPrefix}g++`, linkage: [] };
  }
  const prefix = await musl(compiler);
  return { name, cc: join(prefix, 'bin', 'cc'), cxx: join(prefix, 'bin', 'c++'), linkage: ['-static'] };
}
