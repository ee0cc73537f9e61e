// SPDX-License-Identifier: MIT
// The C library of a program: musl, static, as on the device; or this machine's.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import { requireIntact } from '../support/intact.js';
import { BuildLog } from '../support/logged-process.js';
import { jobs, writeWrappers, type Compiler } from './compiler.js';
import { sourceTree } from './third-party.js';

/** The system's is for native builds: it has the runtimes of sanitizers and coverage. */
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

/** Builds musl if it is missing. Returns a prefix with `include/`, `lib/`, `bin/cc` and `bin/c++`. */
async function musl(compiler: Compiler): Promise<string> {
  const source = await sourceTree('musl');
  return await cached({
    name: `musl-${source.version}-${compiler.triple}`,
    inputs: { source: source.folder, compiler, recipe: 1 },
    title: `Building musl ${source.version} for ${compiler.triple}`,
    make: async (prefix) => {
      await requireIntact(source.folder);
      const objects = join(prefix, 'objects');
      await mkdir(objects);
      const log = await BuildLog.create(`musl-${compiler.triple}`);
      await log.run(
        [
          join(source.folder, 'configure'),
          `--prefix=${prefix}`,
          `--target=${compiler.triple}`,
          '--disable-shared',
          '--enable-wrapper=no',
          `CC=${compiler.crossPrefix}gcc`,
          `CROSS_COMPILE=${compiler.crossPrefix}`,
          `CFLAGS=${compiler.flags.join(' ')}`,
        ],
        { cwd: objects },
      );
      await log.run(['make', jobs, 'install'], { cwd: objects });
      await rm(objects, { recursive: true });
      await writeWrappers(prefix, compiler);
    },
  });
}
