// SPDX-License-Identifier: MIT
/** One file of every template that a module needs. */
import type { Emit } from '../../../../spec/vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'generated/relay_abi.h'>,
  Emit<'abi_check.h', 'generated/relay_abi_check.h'>,
  Emit<'contract.h', 'generated/relays_contract.h'>,
  Emit<'states.c', 'generated/relays_states.c'>,
  Emit<'binding.c', 'generated/modrelays.c'>,
  Emit<'facade.py', 'generated/relays.py'>,
  Emit<'stubs.pyi', 'generated/relays.pyi'>,
  Emit<'manual.md', 'generated/manual.md'>,
];
