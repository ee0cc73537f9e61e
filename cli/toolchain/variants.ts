// SPDX-License-Identifier: MIT
// Variants of a board's program: the plain one, and those that look closer.

import type { EmulatedBoard } from '../boards/boards.js';
import type { CLibraryName } from './c-library.js';
import { usageError } from '../support/failure.js';

/** `sanitized` ends at undefined behaviour and wrong memory accesses; `coverage` counts what of the module is run. */
export type Variant = 'plain' | 'sanitized' | 'coverage';

/** How a variant is built. */
export interface VariantBuild {
  cLibrary: CLibraryName;
  /** Variables of the port's Makefile; its variants.mk says what they do. */
  make: string[];
}

const PLAIN: VariantBuild = { cLibrary: 'musl', make: [] };
const COVERAGE: VariantBuild = { cLibrary: 'system', make: ['COVERAGE=1'] };

/** The variants that a board has. */
export function variantsOf(board: EmulatedBoard): Variant[] {
  return isNative(board) ? ['plain', 'sanitized', 'coverage'] : ['plain', 'sanitized'];
}

/** How a board's variant is built; a variant that the board has not is a Failure. */
export function variantBuild(variant: Variant, board: EmulatedBoard): VariantBuild {
  if (!variantsOf(board).includes(variant)) {
    throw usageError(
      `board ${board.name} has no variant ${variant}`,
      `It has: ${variantsOf(board).join(', ')}`,
    );
  }
  const builds = { plain: PLAIN, sanitized: sanitized(board), coverage: COVERAGE };
  return builds[variant];
}

// ASan wants a C library that has its runtime, and no emulation under it; UBSan can do without one.
function sanitized(board: EmulatedBoard): VariantBuild {
  return isNative(board)
    ? { cLibrary: 'system', make: ['SANITIZERS=address-undefined'] }
    : { cLibrary: 'musl', make: ['SANITIZERS=undefined-traps'] };
}

function isNative(board: EmulatedBoard): boolean {
  return board.crossPrefix === '';
}
