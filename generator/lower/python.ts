// SPDX-License-Identifier: MIT
/** Model → views of the Python files: the facade, the constants of the ABI, and its structs for uctypes. */
import type { Abi, CType, Model, ProjectModel, Struct } from '../model/model.js';
import { layoutsOf, type Layouts } from '../model/layout.js';
import { quoted } from '../model/c-names.js';
import { formsOf } from '../model/forms.js';
import { named } from '../model/once-per.js';
import { flattened, shapesOf, structOf } from './struct-shapes.js';

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
    names: [...api.classes, ...formsOf(api.functions), ...api.constants].map(({ name }) => name),
  };
}

export interface ConstantsView {
  constants: { name: string; value: number }[];
}

/** Constants and enumerators; error codes as signed ints, as scripts see them. */
export function lowerConstants({ abi, modules }: ProjectModel): ConstantsView {
  const own = modules.flatMap(({ api }) => api.constants);
  return {
    constants: [
      ...[...abi.constants, ...own].map(({ name, value, isError }) => ({
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
export function lowerStructs({ abi }: ProjectModel): StructsView {
  const generations = layoutsOf(abi).map((layouts) => new PythonLayouts(abi, layouts));
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
  constructor(
    private readonly abi: Abi,
    private readonly layouts: Layouts,
  ) {}

  name(struct: Struct): string {
    return shapesOf(this.abi).differ(struct) ? `${struct.name}_${this.layouts.generation}` : struct.name;
  }

  fields(struct: Struct): string[] {
    return this.layouts
      .of(struct)
      .fields.map(({ field, offset }) => `${quoted(field.name)}: ${this.descriptor(field.type, offset)}`);
  }

  private descriptor(type: CType, offset: number): string {
    if (type.kind === 'array') {
      const { of, count } = flattened(type);
      const struct = structOf(this.abi, of);
      const item = struct ? this.descriptorName(struct) : `${count} | ${this.scalar(of)}`;
      return struct
        ? `(${offset} | uctypes.ARRAY, ${count}, ${item})`
        : `(${offset} | uctypes.ARRAY, ${item})`;
    }
    const struct = structOf(this.abi, type);
    return struct ? `(${offset}, ${this.descriptorName(struct)})` : `${offset} | ${this.scalar(type)}`;
  }

  private descriptorName(struct: Struct): string {
    return `${this.name(struct)}_desc`;
  }

  private scalar(type: CType): string {
    const bits = this.layouts.extent(type).size * 8;
    return `uctypes.${this.isSigned(type) ? 'INT' : 'UINT'}${bits}`;
  }

  private isSigned(type: CType): boolean {
    const scalar = type.kind === 'named' ? named(this.abi.scalars, type.name) : undefined;
    if (!scalar) {
      return false;
    }
    return 'alias' in scalar.base
      ? this.isSigned({ kind: 'named', name: scalar.base.alias })
      : scalar.base.sign === 'signed';
  }
}
