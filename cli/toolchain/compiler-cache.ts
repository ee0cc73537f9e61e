// SPDX-License-Identifier: MIT
// ccache: an object that was compiled before, in any checkout, comes from the user's cache.

import { join } from 'node:path';
import { fingerprint } from '../support/fingerprint.js';
import { hasProgram } from '../support/packages.js';
import { cacheFolder, projectRoot } from '../support/project.js';

/** A compiler command for make, and the environment that it needs. */
export interface CompilerCommand {
  cc: string;
  env: Record<string, string>;
}

/** The compiler `cc` behind ccache, if this machine has it. `identity` is everything that its objects depend on. */
export async function throughCache(cc: string, identity: unknown): Promise<CompilerCommand> {
  if (!(await hasProgram('ccache'))) {
    return { cc, env: {} };
  }
  return {
    cc: `ccache ${cc}`,
    env: {
      CCACHE_DIR: join(cacheFolder, 'ccache'),
      // The user's own settings do not apply.
      CCACHE_CONFIGPATH: '/dev/null',
      CCACHE_MAXSIZE: '1G',
      // Checkouts share objects: paths below the project are relative, and debug information does not name its folder.
      CCACHE_BASEDIR: projectRoot,
      CCACHE_NOHASHDIR: '1',
      // By the dependencies that the compiler writes: the preprocessor need not run before it.
      CCACHE_DEPEND: '1',
      // The compiler may be a script: see compiler.ts.
      CCACHE_COMPILERTYPE: 'gcc',
      CCACHE_COMPILERCHECK: `string:${fingerprint(identity)}`,
    },
  };
}
