// SPDX-License-Identifier: MIT
// The C side of the model as parts, each with the C expressions by which a compiler checks it.

import { cTypeName, prototype, scalarBase } from '../../generator/model/c-types.js';
import { Layouts } from '../../generator/model/layout.js';
import type { Abi, CType } from '../../generator/model/model.js';

export type PartKind = 'scalar' | 'enumeration' | 'enumerator' | 'macro' | 'struct' | 'field' | 'function';

export interface Part {
  kind: PartKind;
  name: string;
  /** The struct of a field, the enumeration of an enumerator. */
  owner?: string;
  /** A constant C expression that compiles only if the part exists. */
  presence: string;
  properties: Property[];
  /** Types that the part needs. */
  needs: string[];
}

export type Property =
  | { kind: 'size' | 'offset' | 'value'; expression: string; expected: number }
  /** The type of an expression, or the type of that name. */
  | { kind: 'type'; of: string; expected: string; needs: string[] };

/** All parts of one generation, in the order of the spec. */
export function partsOf(abi: Abi, generation: string): Part[] {
  const isInGeneration = (part: { generation?: string }): boolean =>
    part.generation === undefined || part.generation === generation;
  const layouts = new Layouts(abi, generation);
  return [
    ...abi.scalars.map((scalar) => scalarPart(scalar.name, scalarBase(scalar))),
    ...abi.constants.map(({ name, value, isError }) =>
      // Error codes are signed ints, as drivers return them.
      valuePart('macro', name, isError ? value | 0 : value),
    ),
    ...abi.enumerations.flatMap(({ name, members }) => [
      typePart('enumeration', name, layouts.extent({ kind: 'named', name }).size),
      ...members
        .filter(isInGeneration)
        .map((member) => ({ ...valuePart('enumerator', member.name, member.value), owner: name })),
    ]),
    ...abi.structs.flatMap((struct) => {
      const { size, fields } = layouts.of(struct);
      const parts = fields.map(({ field, offset }) => fieldPart(struct.name, field.name, field.type, offset));
      return [typePart('struct', struct.name, size), ...parts];
    }),
    ...abi.functions.filter(isInGeneration).map(functionPart),
  ];
}

function functionPart({ name, returns, parameters }: Abi['functions'][number]): Part {
  const types = [returns, ...parameters.map(({ type }) => type)];
  return {
    kind: 'function',
    name,
    presence: `sizeof(__typeof__(${name}) *)`,
    properties: [
      {
        kind: 'type',
        of: name,
        expected: prototype(returns, '', parameters),
        needs: types.flatMap(typeNames),
      },
    ],
    needs: [],
  };
}

function scalarPart(name: string, base: string): Part {
  return {
    kind: 'scalar',
    name,
    presence: `sizeof(${name})`,
    properties: [{ kind: 'type', of: name, expected: base, needs: [] }],
    needs: [],
  };
}

function valuePart(kind: 'macro' | 'enumerator', name: string, expected: number): Part {
  const expression = `(long long)(${name})`;
  return {
    kind,
    name,
    presence: expression,
    properties: [{ kind: 'value', expression, expected }],
    needs: [],
  };
}

function typePart(kind: 'enumeration' | 'struct', name: string, size: number): Part {
  const expression = `sizeof(${name})`;
  return {
    kind,
    name,
    presence: expression,
    properties: [{ kind: 'size', expression, expected: size }],
    needs: [],
  };
}

function fieldPart(struct: string, name: string, type: CType, offset: number): Part {
  const member = `((${struct} *)0)->${name}`;
  return {
    kind: 'field',
    name,
    owner: struct,
    // sizeof rejects a bit-field, but not a comma expression.
    presence: `sizeof((${member}, 0))`,
    properties: [
      { kind: 'offset', expression: `offsetof(${struct}, ${name})`, expected: offset },
      { kind: 'type', of: member, expected: cTypeName(type), needs: typeNames(type) },
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
