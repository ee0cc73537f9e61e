// SPDX-License-Identifier: MIT
/** The files of the module, and those of its driver. */
import type { Emit } from '../../../../spec/vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'generated/wire_abi.h'>,
  Emit<'abi_check.h', 'generated/wire_abi_check.h'>,
  Emit<'contract.h', 'generated/temperature_contract.h'>,
  Emit<'states.c', 'generated/temperature_states.c'>,
  Emit<'binding.c', 'generated/modtemperature.c'>,
  Emit<'binding_sources.txt', 'generated/binding_sources.txt'>,
  Emit<'facade.py', 'generated/temperature.py'>,
  Emit<'stubs.pyi', 'generated/temperature.pyi'>,
  Emit<'manual.md', 'generated/temperature.md'>,
];
