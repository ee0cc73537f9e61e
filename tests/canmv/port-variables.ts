// SPDX-License-Identifier: MIT
// The build tools of the stand-in port, which a real SDK provides itself.

import { k230Board } from '../../cli/sdk/compiler.js';
import { providedParts } from '../../cli/toolchain/board-build.js';
import { throughCache } from '../../cli/toolchain/compiler-cache.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';

/** Variables for the Makefile of the tree in `root`: MicroPython, the C library and mpy-cross of the emulated boards. */
export async function portVariables(root: string): Promise<Record<string, string>> {
  const { tree, cLibrary, mpyCross } = await providedParts(await k230Board(), await micropythonTree());
  const compiler = await throughCache(cLibrary.cc, cLibrary);
  return {
    ...compiler.env,
    // Each test makes its tree in another folder.
    CCACHE_BASEDIR: root,
    MICROPYTHON: tree.folder,
    CC: compiler.cc,
    MICROPY_MPYCROSS: mpyCross,
    MICROPY_MPYCROSS_DEPENDENCY: mpyCross,
  };
}
