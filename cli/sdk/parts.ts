// SPDX-License-Identifier: MIT
// The model's C side as parts that headers have or have not, and what a compiler can say of each.

import { cTypeName, prototype, scalarBase } from '../../generator/model/c-types.js';
import { Layouts } from '../../generator/model/layout.js';
import type { Abi, CType } from '../../generator/model/model.js';

export type PartKind = 'scalar' | 'enumeration' | 'enumerator' | 'macro' | 'struct' | 'field' | 'function';

export interface Part {
  kind: PartKind;
  name: string;
  /** The struct of a field, the enumeration of an enumerator. */
  owner?: string;
  /** A constant expression of C that compiles only where the part is there. */
  presence: string;
  properties: Property[];
  /** Types that must be there before the part can be. */
  needs: string[];
}

export type Property =
  | { tells: 'size' | 'offset' | 'value'; expression: string; expected: number }
  /** The type of an expression, or the type of that name. */
  | { tells: 'type'; of: string; expected: string; needs: string[] };

/** All parts of one generation, in the order of the spec. */
export function partsOf(abi: Abi, generation: string): Part[] {
  const isIn = (part: { generation?: string }): boolean =>
    part.generation === undefined || part.generation === generation;
  const layouts = new Layouts(abi, generation);
  return [
    ...abi.scalars.map((scalar) => scalarPart(scalar.name, scalarBase(scalar))),
    ...abi.constants.map(({ name, value, isError }) =>
      // Codes are signed ints, as drivers answer them.
      valuePart('macro', name, isError ? value | 0 : value),
    ),
    ...abi.enumerations.flatMap(({ name, members }) => [
      typePart('enumeration', name, layouts.extent({ kind: 'named', name }).size),
      ...members
        .filter(isIn)
        .map((member) => ({ ...valuePart('enumerator', member.name, member.value), owner: name })),
    ]),
    ...abi.structs.flatMap((struct) => {
      const { size, fields } = layouts.of(struct);
      const parts = fields.map(({ field, offset }) => fieldPart(struct.name, field.name, field.type, offset));
      return [typePart('struct', struct.name, size), ...parts];
    }),
    ...abi.functions.filter(isIn).map((fn): Part => ({
      kind: 'function',
      name: fn.name,
      presence: `sizeof(__typeof__(${fn.name}) *)`,
      properties: [
        {
          tells: 'type',
          of: fn.name,
          expected: prototype(fn.returns, '', fn.parameters),
          needs: [fn.returns, ...fn.parameters.map(({ type }) => type)].flatMap(typeNames),
        },
      ],
      needs: [],
    })),
  ];
}

function scalarPart(name: string, base: string): Part {
  return {
    kind: 'scalar',
    name,
    presence: `sizeof(${name})`,
    properties: [{ tells: 'type', of: name, expected: base, needs: [] }],
    needs: [],
  };
}

function valuePart(kind: 'macro' | 'enumerator', name: string, expected: number): Part {
  const expression = `(long long)(${name})`;
  return {
    kind,
    name,
    presence: expression,
    properties: [{ tells: 'value', expression, expected }],
    needs: [],
  };
}

function typePart(kind: 'enumeration' | 'struct', name: string, size: number): Part {
  const expression = `sizeof(${name})`;
  return {
    kind,
    name,
    presence: expression,
    properties: [{ tells: 'size', expression, expected: size }],
    needs: [],
  };
}

function fieldPart(struct: string, name: string, type: CType, offset: number): Part {
  const member = `((${struct} *)0)->${name}`;
  return {
    kind: 'field',
    name,
    owner: struct,
    // By way of a comma even a bit-field has a size.
    presence: `sizeof((${member}, 0))`,
    properties: [
      { tells: 'offset', expression: `offsetof(${struct}, ${name})`, expected: offset },
      { tells: 'type', of: member, expected: cTypeName(type), needs: typeNames(type) },
    ],
    needs: [struct],
  };
}

function typeNames(type: CType): string[] {
  switch (type.kind) {
    case 'named':
      return [type.name];
    case 'void':
      return [];
    case 'pointer':
      return typeNames(type.to);
    case 'array':
      return typeNames(type.of);
  }
}
