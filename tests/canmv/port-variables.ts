// SPDX-License-Identifier: MIT
// The build tools of the stand-in port, which a real SDK provides itself.

import { k230Board } from '../../cli/sdk/compiler.js';
import { providedParts } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';

/** Variables for its Makefile: MicroPython, the C library and mpy-cross of the emulated boards. */
export async function portVariables(): Promise<Record<string, string>> {
  const { tree, cLibrary, mpyCross } = await providedParts(await k230Board(), await micropythonTree());
  return {
    MICROPYTHON: tree.folder,
    CC: cLibrary.cc,
    MICROPY_MPYCROSS: mpyCross,
    MICROPY_MPYCROSS_DEPENDENCY: mpyCross,
  };
}
