// SPDX-License-Identifier: MIT
// Variants of a board's program: plain, with sanitizers, with coverage counters, and with codecs that QEMU runs.

import type { EmulatedBoard } from '../boards/boards.js';
import type { CLibraryName } from './c-library.js';
import { usageError } from '../support/failure.js';

/**
 * `sanitized` ends at undefined behaviour and wrong memory accesses; `coverage` counts executed lines of the module;
 * `guest-codecs` encodes in QEMU instead of in the codec process.
 */
export type Variant = 'plain' | 'sanitized' | 'coverage' | 'guest-codecs';

/** Build settings of a variant. */
export interface VariantBuild {
  cLibrary: CLibraryName;
  /** `linked` into the program, or in a `process` of this machine. */
  codecs: 'linked' | 'process';
  /** Variables of the port's Makefile; see its variants.mk. */
  make: string[];
}

const COVERAGE: VariantBuild = { cLibrary: 'system', codecs: 'linked', make: ['COVERAGE=1'] };
const GUEST_CODECS: VariantBuild = { cLibrary: 'musl', codecs: 'linked', make: [] };

/** The variants of a board. */
export function variantsOf(board: EmulatedBoard): Variant[] {
  if (isNative(board)) {
    return ['plain', 'sanitized', 'coverage'];
  }
  return board.machine === undefined ? ['plain', 'sanitized', 'guest-codecs'] : ['plain', 'sanitized'];
}

/** The variants whose third-party parts belong to the set-up; one test needs those of the others. */
export function commonVariantsOf(board: EmulatedBoard): Variant[] {
  return variantsOf(board).filter((variant) => variant !== 'guest-codecs');
}

/** Build settings of a board's variant; a Failure if the board does not have it. */
export function variantBuild(variant: Variant, board: EmulatedBoard): VariantBuild {
  if (!variantsOf(board).includes(variant)) {
    throw usageError(
      `board ${board.name} has no variant ${variant}`,
      `It has: ${variantsOf(board).join(', ')}`,
    );
  }
  const builds: Record<Variant, VariantBuild> = {
    plain: { cLibrary: 'musl', codecs: codecsOf(board), make: [] },
    sanitized: sanitized(board),
    coverage: COVERAGE,
    'guest-codecs': GUEST_CODECS,
  };
  return builds[variant];
}

// ASan needs a C library with its runtime, and no emulation; UBSan with traps needs neither.
function sanitized(board: EmulatedBoard): VariantBuild {
  return isNative(board)
    ? { cLibrary: 'system', codecs: 'linked', make: ['SANITIZERS=address-undefined'] }
    : { cLibrary: 'musl', codecs: codecsOf(board), make: ['SANITIZERS=undefined-traps'] };
}

// The codecs stand for silicon, so QEMU does not run them. A machine has no processes of this one.
function codecsOf(board: EmulatedBoard): VariantBuild['codecs'] {
  return isNative(board) || board.machine !== undefined ? 'linked' : 'process';
}

function isNative(board: EmulatedBoard): boolean {
  return board.crossPrefix === '';
}
