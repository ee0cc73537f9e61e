// SPDX-License-Identifier: MIT
/** One file of every template that a module needs. */
import type { Emit } from '../../../../spec/vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'generated/probe_abi.h'>,
  Emit<'abi_check.h', 'generated/probe_abi_check.h'>,
  Emit<'contract.h', 'generated/recv_contract.h'>,
  Emit<'states.c', 'generated/recv_states.c'>,
  Emit<'binding.c', 'generated/modrecv.c'>,
  Emit<'facade.py', 'generated/receivers.py'>,
  Emit<'stubs.pyi', 'generated/receivers.pyi'>,
  Emit<'manual.md', 'generated/manual.md'>,
];
