// SPDX-License-Identifier: MIT
// musl, the C library of the device: a static build with compiler wrappers.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import { jobs, writeWrappers, type Compiler } from './compiler.js';
import { BuildLog } from '../support/logged-process.js';
import { sourceTree } from './third-party.js';

/** A prefix with `include/`, `lib/`, `bin/cc` and `bin/c++`. */
export async function musl(compiler: Compiler): Promise<string> {
  const source = await sourceTree('musl');
  return await cached({
    name: `musl-${source.version}-${compiler.triple}`,
    inputs: { source: source.folder, compiler, recipe: 1 },
    title: `Building musl ${source.version} for ${compiler.triple}`,
    make: async (prefix) => {
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
