// SPDX-License-Identifier: MIT
/** Layout of structs: natural alignment on a 64-bit target; enumerations are 4 bytes wide. */
import type { Abi, CType, Field, Struct } from './model.js';
import { named, oncePer } from './once-per.js';

export interface Extent {
  size: number;
  align: number;
}

export interface PlacedField {
  field: Field;
  offset: number;
  extent: Extent;
}

export interface Layout extends Extent {
  fields: PlacedField[];
}

/** The generations; without any, one that has every part. */
export function generationsOf({ generations }: Pick<Abi, 'generations'>): string[] {
  return generations.length > 0 ? generations : [''];
}

const POINTER: Extent = { size: 8, align: 8 };
const ENUMERATION: Extent = { size: 4, align: 4 };

/** The layouts of each generation. */
export const layoutsOf = oncePer((abi: Abi): Layouts[] =>
  generationsOf(abi).map((generation) => new Layouts(abi, generation)),
);

export class Layouts {
  private readonly cache = new Map<string, Layout>();

  /** @param generation fields of other generations are left out */
  constructor(
    private readonly abi: Abi,
    readonly generation: string,
  ) {}

  /** Layout of a struct; sizes and offsets in bytes. */
  of(struct: Struct): Layout {
    const cached = this.cache.get(struct.name);
    if (cached) {
      return cached;
    }
    const fields = struct.fields.filter(({ generation }) => !generation || generation === this.generation);
    const layout = this.place(fields);
    this.cache.set(struct.name, layout);
    return layout;
  }

  extent(type: CType): Extent {
    switch (type.kind) {
      case 'pointer':
        return POINTER;
      case 'void':
        return { size: 1, align: 1 };
      case 'array': {
        const item = this.extent(type.of);
        return { size: item.size * type.count, align: item.align };
      }
      case 'named':
        return this.named(type.name);
    }
  }

  private named(name: string): Extent {
    const struct = named(this.abi.structs, name);
    if (struct) {
      return this.of(struct);
    }
    const scalar = named(this.abi.scalars, name);
    if (!scalar) {
      return ENUMERATION;
    }
    if ('alias' in scalar.base) {
      return this.named(scalar.base.alias);
    }
    const size = scalar.base.bits / 8;
    return { size, align: size };
  }

  private place(fields: Field[]): Layout {
    const placed: PlacedField[] = [];
    let end = 0;
    let align = 1;
    for (const group of groupUnions(fields)) {
      const extents = group.map((field) => this.extent(field.type));
      const groupAlign = Math.max(...extents.map((extent) => extent.align));
      const offset = alignUp(end, groupAlign);
      group.forEach((field, i) => placed.push({ field, offset, extent: extents[i] ?? POINTER }));
      end = offset + alignUp(Math.max(...extents.map((extent) => extent.size)), groupAlign);
      align = Math.max(align, groupAlign);
    }
    return { fields: placed, size: alignUp(end, align), align };
  }
}

/** Groups fields that share one offset: the members of a union together, all others alone. */
export function groupUnions(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (field.union && last?.[0]?.union === field.union) {
      last.push(field);
    } else {
      groups.push([field]);
    }
  }
  return groups;
}

function alignUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}
