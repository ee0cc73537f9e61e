// SPDX-License-Identifier: MIT
/** The binding's tables of parameters: a call whose parameters are the first ones of an earlier call shares its table. */
import { isDeepStrictEqual } from 'node:util';
import type { Parameter } from '../model/model.js';
import { snakeCase } from '../model/c-names.js';
import { kindOf } from '../types/kinds.js';
import type { TypeTable } from '../types/table.js';

/** A table for the template. */
export interface ParameterTable {
  name: string;
  rows: ParameterRow[];
}

interface ParameterRow {
  name: string;
  alias: string;
  type: string;
  isOptional: boolean;
  value: string;
}

export class ParameterTables {
  readonly tables: ParameterTable[] = [];

  /** @param claim makes a C name that no other declaration has */
  constructor(
    private readonly types: TypeTable,
    private readonly claim: (name: string) => string,
  ) {}

  /** Name of the table of a call's parameters, which this adds at its first use; undefined: the call has none. */
  table(parameters: readonly Parameter[]): string | undefined {
    const [first] = parameters;
    if (!first) {
      return undefined;
    }
    const rows = parameters.map((each) => this.row(each));
    const known = this.tables.find((table) => isDeepStrictEqual(table.rows.slice(0, rows.length), rows));
    if (known) {
      return known.name;
    }
    const ends = new Set([first.name, parameters.at(-1)?.name ?? '']);
    const name = this.claim(['parameters', ...[...ends].map(snakeCase)].join('_'));
    this.tables.push({ name, rows });
    return name;
  }

  private row({ name, alias, type, default: value }: Parameter): ParameterRow {
    return {
      name,
      alias: alias ? `MP_QSTR_${alias}` : 'MP_QSTRnull',
      type: this.types.entry(type),
      isOptional: value !== undefined,
      value: value === undefined ? '{ 0 }' : kindOf(type).defaultC(type, value),
    };
  }
}
