// SPDX-License-Identifier: MIT
/** One file of every template. */
import type { Emit } from '../../../spec/vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'generated/bus_abi.h'>,
  Emit<'abi_check.h', 'generated/bus_abi_check.h'>,
  Emit<'abi_calls.h', 'generated/bus_calls.h'>,
  Emit<'abi_failures.c', 'generated/bus_failures.c'>,
  Emit<'contract.h', 'generated/thermo_contract.h'>,
  Emit<'states.c', 'generated/thermo_states.c'>,
  Emit<'binding.c', 'generated/modthermo.c'>,
  Emit<'binding_sources.txt', 'generated/binding_sources.txt'>,
  Emit<'facade.py', 'generated/sensors/thermo.py'>,
  Emit<'stubs.pyi', 'generated/sensors/thermo.pyi'>,
  Emit<'constants.py', 'generated/constants.py'>,
  Emit<'structs.py', 'generated/structs.py'>,
  Emit<'constants.pyi', 'generated/constants.pyi'>,
  Emit<'structs.pyi', 'generated/structs.pyi'>,
  Emit<'calls.pyi', 'generated/calls.pyi'>,
  Emit<'manual.md', 'generated/manual.md'>,
  Emit<'api.json', 'generated/api.json'>,
];
