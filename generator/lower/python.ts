// SPDX-License-Identifier: MIT
/** Model → views of the Python files: the facade, the constants of the ABI, its structs for uctypes; their stubs. */
import type { Abi, CFunction, CType, Model, ProjectModel, Struct } from '../model/model.js';
import { layoutsOf, type Layouts } from '../model/layout.js';
import { quoted } from '../model/c-names.js';
import { formsOf } from '../model/forms.js';
import { named } from '../model/once-per.js';
import { isPythonKeyword } from '../model/reserved-names.js';
import { docstring } from './docs.js';
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
  return {
    structs: eachStruct(abi, (layouts, struct) => ({
      name: layouts.name(struct),
      fields: layouts.fields(struct),
    })),
  };
}

/** The view of each struct, once for all generations in which it is the same. */
function eachStruct<View extends { name: string }>(
  abi: Abi,
  view: (layouts: PythonLayouts, struct: Struct) => View,
): View[] {
  const generations = layoutsOf(abi).map((layouts) => new PythonLayouts(abi, layouts));
  return abi.structs.flatMap((struct) => {
    const views = generations.map((layouts) => view(layouts, struct));
    return views.filter(({ name }, i) => views.findIndex((other) => other.name === name) === i);
  });
}

export interface StructStubsView {
  structs: {
    name: string;
    /** Ints. */
    values: string[];
    /** Arrays and structs, which a script cannot assign. */
    parts: { name: string; type: string }[];
  }[];
}

export function lowerStructStubs({ abi }: ProjectModel): StructStubsView {
  return {
    structs: eachStruct(abi, (layouts, struct) => {
      const fields = layouts.types(struct).filter(({ name }) => !isHidden(name));
      return {
        name: layouts.name(struct),
        values: fields.filter(({ type }) => type === INT).map(({ name }) => name),
        parts: fields.filter(({ type }) => type !== INT),
      };
    }),
  };
}

const INT = 'int';

/** Names of C that no Python code can have, or that have another meaning in the stub of a struct. */
function isHidden(name: string): boolean {
  return isPythonKeyword(name) || ['self', 'property'].includes(name);
}

export interface CallStubsView {
  functions: { line: string; doc: string }[];
}

/** The ABI's functions as Python calls them: an address is an int, a pointer to anything else a buffer. */
export function lowerCallStubs({ abi }: ProjectModel): CallStubsView {
  return {
    functions: abi.functions
      .filter(
        (fn) => !isPythonKeyword(fn.name) && !fn.parameters.some(({ type }) => isPointerToPointer(type)),
      )
      .map((fn) => ({ line: callLine(abi, fn), doc: docstring(fn.doc) })),
  };
}

function callLine(abi: Abi, { name, parameters, returns }: CFunction): string {
  const list = parameters.map(
    (each) =>
      `${isPythonKeyword(each.name) ? `${each.name}_` : each.name}: ${argumentStub(abi, each.type)}, `,
  );
  const all = list.length === 0 ? '' : `${list.join('')}/`;
  return `${name}(${all}) -> ${returns.kind === 'void' ? 'None' : INT}`;
}

function argumentStub(abi: Abi, type: CType): string {
  if (type.kind !== 'pointer' || type.to.kind === 'void') {
    return INT;
  }
  const [layouts] = layoutsOf(abi);
  const isText = type.isConst && structOf(abi, type.to) === undefined && layouts?.extent(type.to).size === 1;
  return isText ? 'str | _Buffer' : '_Buffer';
}

function isPointerToPointer(type: CType): boolean {
  return type.kind === 'pointer' && type.to.kind === 'pointer';
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

  types(struct: Struct): { name: string; type: string }[] {
    return this.layouts.of(struct).fields.map(({ field }) => ({
      name: field.name,
      type: this.type(field.type),
    }));
  }

  private type(type: CType): string {
    const { of, isArray } =
      type.kind === 'array' ? { of: flattened(type).of, isArray: true } : { of: type, isArray: false };
    const struct = structOf(this.abi, of);
    if (struct) {
      return isArray ? `_Structs[${this.name(struct)}]` : this.name(struct);
    }
    const isBytes = isArray && this.scalar(of) === 'uctypes.UINT8';
    return isBytes ? 'bytearray' : isArray ? '_Ints' : INT;
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
