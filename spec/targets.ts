// SPDX-License-Identifier: MIT
/** The files that are emitted from the spec. */
import type { Emit } from './vocabulary.js';

export type Targets = [
  Emit<'abi.h', 'firmware/mpp/generated/mpp_abi.h'>,
  Emit<'abi_check.h', 'firmware/mpp/generated/mpp_abi_check.h'>,
  Emit<'abi_calls.h', 'firmware/virtual-mpp/generated/mpp_calls.h'>,
  Emit<'abi_failures.c', 'firmware/virtual-mpp/generated/mpp_failures.c'>,
  Emit<'contract.h', 'firmware/vencoder/generated/vencoder_contract.h'>,
  Emit<'states.c', 'firmware/vencoder/generated/vencoder_states.c'>,
  Emit<'binding.c', 'firmware/vencoder/generated/modvencoder.c'>,
  Emit<'binding_sources.txt', 'firmware/vencoder/generated/binding_sources.txt'>,
  Emit<'facade.py', 'firmware/python/generated/media/vencoder.py'>,
  Emit<'stubs.pyi', 'firmware/python/generated/media/vencoder.pyi'>,
  Emit<'constants.py', 'firmware/python/mpp/generated/constants.py'>,
  Emit<'structs.py', 'firmware/python/mpp/generated/structs.py'>,
  Emit<'constants.pyi', 'firmware/python/mpp/generated/constants.pyi'>,
  Emit<'structs.pyi', 'firmware/python/mpp/generated/structs.pyi'>,
  Emit<'calls.pyi', 'firmware/python/mpp/generated/calls.pyi'>,
  Emit<'manual.md', 'docs/generated/manual.md'>,
  Emit<'api.json', 'docs/generated/api.json'>,
];
