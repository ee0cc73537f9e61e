// SPDX-License-Identifier: MIT
// Variants of a board's program: plain, with sanitizers, and with coverage counters.

import type { EmulatedBoard } from '../boards/boards.js';
import type { CLibraryName } from './c-library.js';
import { usageError } from '../support/failure.js';

/** `sanitized` ends at undefined behaviour and wrong memory accesses; `coverage` counts executed lines of the module. */
export type Variant = 'plain' | 'sanitized' | 'coverage';

/** Build settings of a variant. */
export interface VariantBuild {
  cLibrary: CLibraryName;
  /** Variables of the port's Makefile; see its variants.mk. */
  make: string[];
}

const PLAIN: VariantBuild = { cLibrary: 'musl', make: [] };
const COVERAGE: VariantBuild = { cLibrary: 'system', make: ['COVERAGE=1'] };

/** The variants of a board. */
export function variantsOf(board: EmulatedBoard): Variant[] {
  return isNative(board) ? ['plain', 'sanitized', 'coverage'] : ['plain', 'sanitized'];
}

/** Build settings of a board's variant; a Failure if the board does not have it. */
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

// ASan needs a C library with its runtime, and no emulation; UBSan with traps needs neither.
function sanitized(board: EmulatedBoard): VariantBuild {
  return isNative(board)
    ? { cLibrary: 'system', make: ['SANITIZERS=address-undefined'] }
    : { cLibrary: 'musl', make: ['SANITIZERS=undefined-traps'] };
}

function isNative(board: EmulatedBoard): boolean {
  return board.crossPrefix === '';
}
