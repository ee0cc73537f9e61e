// SPDX-License-Identifier: MIT
/** The files of the module. */
import type { Emit } from '../../../../spec/vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'generated/driver_abi.h'>,
  Emit<'abi_check.h', 'generated/driver_abi_check.h'>,
  Emit<'contract.h', 'generated/kinds_contract.h'>,
  Emit<'states.c', 'generated/kinds_states.c'>,
  Emit<'binding.c', 'generated/modkinds.c'>,
  Emit<'facade.py', 'generated/kinds.py'>,
  Emit<'stubs.pyi', 'generated/kinds.pyi'>,
  Emit<'manual.md', 'generated/kinds.md'>,
];
