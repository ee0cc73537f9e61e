// SPDX-License-Identifier: MIT
/** The binding's table of types: one entry for each distinct type, named after its shape. */
import type { Api, ValueType } from '../model/model.js';
import type { Table } from './kind.js';
import { kindOf } from './kinds.js';

/** An entry for the template. */
export interface TypeEntry {
  name: string;
  /** C lines that the initialiser needs. */
  before: readonly string[];
  members: { member: string; value: string }[];
}

export class TypeTable implements Table {
  readonly entries: TypeEntry[] = [];
  private readonly byShape = new Map<string, string>();

  /** @param claim makes a C name that no other declaration has */
  constructor(
    readonly api: Api,
    private readonly claim: (name: string) => string,
  ) {}

  /** Name of the entry for a type; adds the entry at its first use. */
  entry(type: ValueType): string {
    const kind = kindOf(type);
    const shape = JSON.stringify(kind.shape(type));
    const known = this.byShape.get(shape);
    if (known !== undefined) {
      return known;
    }
    const name = this.claim(`type_${kind.shapeName(type).replace(/\W+/g, '_')}`);
    this.byShape.set(shape, name);
    const { before, members } = kind.table(type, name, this);
    this.entries.push({ name, before, members: members.map(([member, value]) => ({ member, value })) });
    return name;
  }
}
