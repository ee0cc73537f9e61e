// SPDX-License-Identifier: MIT
/** What each template is given. A test compares each with the names that its template uses. */
import type { AbiCallsView, AbiCheckView, AbiView } from '../lower/abi.js';
import type { BindingView } from '../lower/binding.js';
import type { ContractView, StatesView } from '../lower/contract.js';
import type { ManualView, StubsView } from '../lower/docs.js';
import type {
  CallStubsView,
  ConstantsView,
  FacadeView,
  StructStubsView,
  StructsView,
} from '../lower/python.js';

/** Names of the headers that emitted C includes, without their folders. */
export interface HeaderNames {
  abiHeader: string;
  abiCheckHeader: string;
  abiCallsHeader: string;
  contractHeader: string;
}

interface Head {
  /** The first line of the file, which names its sources. */
  generatedFrom: string;
}

export interface TemplateViews {
  'abi.h': Head & AbiView;
  'abi_check.h': Head & AbiCheckView;
  'abi_calls.h': Head & AbiCallsView;
  'abi_failures.c': Head & HeaderNames & AbiCallsView;
  'contract.h': Head & HeaderNames & ContractView;
  'states.c': Head & HeaderNames & StatesView;
  'binding.c': Head & HeaderNames & BindingView;
  'facade.py': Head & FacadeView;
  'stubs.pyi': Head & StubsView;
  'constants.py': Head & ConstantsView;
  'structs.py': Head & StructsView;
  'constants.pyi': Head & ConstantsView;
  'structs.pyi': Head & StructStubsView;
  'calls.pyi': Head & CallStubsView;
  'manual.md': Head & ManualView;
}
