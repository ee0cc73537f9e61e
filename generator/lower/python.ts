// SPDX-License-Identifier: MIT
/** Model → views of the Python files: the facade, the constants of the ABI, and its structs for uctypes. */
import type { Abi, CType, Model, Struct } from '../model/model.js';
import { generationsOf, Layouts } from '../model/layout.js';
import { quoted } from '../model/c-names.js';

export interface FacadeView {
  imports: string[];
  starImports: string[];
  native: string;
  names: string[];
}

export function lowerFacade({ api }: Model): FacadeView {
  return {
    imports: api.imports,
    starImports: api.starImports,
    native: api.native,
    names: [...api.classes, ...api.constants].map(({ name }) => name),
  };
}

/** Constants and enumerators; error codes as signed ints, as scripts see them. */
export function lowerConstants({ abi, api }: Model): { constants: { name: string; value: number }[] } {
  return {
    constants: [
      ...[...abi.constants, ...api.constants].map(({ name, value, isError }) => ({
        name,
        value: isError ? value | 0 : value,
      })),
      ...abi.enumerations.flatMap(({ members }) => members.map(({ name, value }) => ({ name, value }))),
    ],
  };
}

export interface StructsView {
  structs: { name: string; fields: string[] }[];
}

/** Structs by name; a struct that differs between generations has the generation as a suffix. */
export function lowerStructs({ abi }: Model): StructsView {
  const generations = generationsOf(abi).map((generation) => new PythonLayouts(abi, generation));
  return {
    structs: abi.structs.flatMap((struct) => {
      const views = generations.map((layouts) => ({
        name: layouts.name(struct),
        fields: layouts.fields(struct),
      }));
      return views.filter((view, i) => views.findIndex(({ name }) => name === view.name) === i);
    }),
  };
}

class PythonLayouts {
  private readonly layouts: Layouts;
  private readonly others: Layouts[];

  constructor(
    private readonly abi: Abi,
    private readonly generation: string,
  ) {
    this.layouts = new Layouts(abi, generation);
    this.others = abi.generations.filter((each) => each !== generation).map((each) => new Layouts(abi, each));
  }

  name(struct: Struct): string {
    return this.differs(struct) ? `${struct.name}_${this.generation}` : struct.name;
  }

  fields(struct: Struct): string[] {
    return this.layouts
      .of(struct)
      .fields.map(({ field, offset }) => `${quoted(field.name)}: ${this.descriptor(field.type, offset)}`);
  }

  private differs(struct: Struct): boolean {
    return this.others.some((other) => this.shape(struct, other) !== this.shape(struct, this.layouts));
  }

  /** Names, offsets and sizes of all fields, including those of nested structs. */
  private shape(struct: Struct, layouts: Layouts): string {
    const fields = layouts.of(struct).fields.map(({ field, offset, extent }) => {
      const inner = this.struct(field.type.kind === 'array' ? flattened(field.type).of : field.type);
      return [field.name, offset, extent.size, inner ? this.shape(inner, layouts) : ''];
    });
    return JSON.stringify(fields);
  }

  private descriptor(type: CType, offset: number): string {
    if (type.kind === 'array') {
      const { of, count } = flattened(type);
      const struct = this.struct(of);
      const item = struct ? this.descriptorName(struct) : `${count} | ${this.scalar(of)}`;
      return struct
        ? `(${offset} | uctypes.ARRAY, ${count}, ${item})`
        : `(${offset} | uctypes.ARRAY, ${item})`;
    }
    const struct = this.struct(type);
    return struct ? `(${offset}, ${this.descriptorName(struct)})` : `${offset} | ${this.scalar(type)}`;
  }

  private struct(type: CType): Struct | undefined {
    return type.kind === 'named' ? this.abi.structs.find(({ name }) => name === type.name) : undefined;
  }

  private descriptorName(struct: Struct): string {
    return `${this.name(struct)}_desc`;
  }

  private scalar(type: CType): string {
    const bits = this.layouts.extent(type).size * 8;
    return `uctypes.${this.isSigned(type) ? 'INT' : 'UINT'}${bits}`;
  }

  private isSigned(type: CType): boolean {
    const scalar =
      type.kind === 'named' ? this.abi.scalars.find(({ name }) => name === type.name) : undefined;
    if (!scalar) {
      return false;
    }
    return 'alias' in scalar.base
      ? this.isSigned({ kind: 'named', name: scalar.base.alias })
      : scalar.base.sign === 'signed';
  }
}

/** An array of arrays as one array, because uctypes has no others. */
function flattened({ of, count }: { of: CType; count: number }): { of: CType; count: number } {
  if (of.kind !== 'array') {
    return { of, count };
  }
  const inner = flattened(of);
  return { of: inner.of, count: count * inner.count };
}
