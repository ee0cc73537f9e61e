// SPDX-License-Identifier: MIT
/** What the lowering of every class and call of the C module needs. */
import type { Api } from '../model/model.js';
import type { TypeTable } from '../types/table.js';
import type { InternalNames } from './internal-names.js';
import type { ParameterTables } from './parameter-tables.js';

export interface Context {
  api: Api;
  types: TypeTable;
  parameterTables: ParameterTables;
  names: InternalNames;
  macros: ReadonlySet<string>;
  /** Start of the C names of each class. */
  symbols: ReadonlyMap<string, string>;
  /** Classes whose objects the engine makes, which results add. */
  made: Set<string>;
  /** The C function of the module that calls the engine with parsed values. */
  callEngine: string;
}

/** Arguments that an object keeps because the engine may use them after the call. */
export class KeptArguments {
  count = 0;

  /** A new place. */
  place(): string {
    return `self->kept[${this.count++}]`;
  }
}
