// SPDX-License-Identifier: MIT
/** Whether a struct looks the same to Python in all generations. */
import type { Abi, CType, Struct } from '../model/model.js';
import { layoutsOf, type Layouts } from '../model/layout.js';
import { named, oncePer } from '../model/once-per.js';

export const shapesOf = oncePer((abi: Abi) => new Shapes(abi));

class Shapes {
  /** A number for each shape: nested ones would make texts of any length. */
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<Layouts, Map<Struct, number>>();

  constructor(private readonly abi: Abi) {}

  /** Whether generations of the ABI have different structs of this name. */
  differ(struct: Struct): boolean {
    return new Set(layoutsOf(this.abi).map((layouts) => this.shape(struct, layouts))).size > 1;
  }

  /** Names, offsets and sizes of all fields, including those of nested structs. */
  private shape(struct: Struct, layouts: Layouts): number {
    const known = this.known.get(layouts)?.get(struct);
    if (known !== undefined) {
      return known;
    }
    const fields = layouts.of(struct).fields.map(({ field, offset, extent }) => {
      const inner = structOf(this.abi, field.type.kind === 'array' ? flattened(field.type).of : field.type);
      return [field.name, offset, extent.size, inner ? this.shape(inner, layouts) : ''];
    });
    const text = JSON.stringify(fields);
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    this.known.set(layouts, (this.known.get(layouts) ?? new Map<Struct, number>()).set(struct, number));
    return number;
  }
}

export function structOf({ structs }: Abi, type: CType): Struct | undefined {
  return type.kind === 'named' ? named(structs, type.name) : undefined;
}

/** An array of arrays as one array, because uctypes has no others. */
export function flattened({ of, count }: { of: CType; count: number }): { of: CType; count: number } {
  if (of.kind !== 'array') {
    return { of, count };
  }
  const inner = flattened(of);
  return { of: inner.of, count: count * inner.count };
}
