// SPDX-License-Identifier: MIT
/** Random specs: every word of the vocabulary, with hostile names and texts. Most are valid. */
import fc from 'fast-check';
import {
  allowedName,
  className,
  constantName,
  distinct,
  driverName,
  fieldName,
  memberName,
  text,
} from './random-names.js';
import { ENUMERATORS, parameterType, propertyType, resultType } from './random-values.js';
import type { SpecTexts } from './spec-fixture.js';

/** What the emitted files must have, as the spec was made, not as it was read. */
export interface RandomSpec {
  texts: SpecTexts;
  classes: {
    name: string;
    methods: string[];
    attributes: string[];
    constants: string[];
    /** Methods that Python calls, in the stubs. */
    protocols?: string[];
  }[];
}

const SCALARS = ['u8', 'u16', 'u32', 'u64', 's8', 's16', 's32', 's64'].map((name) => `drv0_${name}`);
const bound = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom(-2147483648, 0, 2147483647));

const comment = (lines: string[], indent = ''): string =>
  [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');

interface Driver {
  source: string;
  enumeration: string;
  enumerators: string[];
  errors: string[];
  structs: string[];
}

const driver: fc.Arbitrary<Driver> = fc
  .record({
    constants: distinct(constantName, 6, 8),
    names: distinct(driverName, 5, 7),
    fields: fc.array(distinct(fieldName, 1, 4), { minLength: 2, maxLength: 2 }),
    types: fc.array(fc.tuple(fc.nat(7), fc.nat(5), fc.integer({ min: 1, max: 9 })), {
      minLength: 8,
      maxLength: 8,
    }),
    parameters: distinct(memberName, 0, 4),
    docs: fc.array(text, { minLength: 9, maxLength: 9 }),
    generation: fc.constantFrom('', ' @generation A', ' @generation B'),
    hasGenerations: fc.boolean(),
    value: fc.constantFrom(0, 4, -1, 2147483647, 4294967295, 4294967296),
  })
  .map(({ constants, names, fields, types, parameters, docs, generation, hasGenerations, value }) => {
    const [first = '', second = '', limit = '', ...enumerators] = constants;
    const [enumeration = '', one = '', two = '', ...functions] = names;
    const tag = hasGenerations ? generation : '';
    const fieldType = (at: number, structs: string[]): string => {
      const [scalar, kind, count] = types[at % types.length] ?? [0, 0, 1];
      const base = structs[0] !== undefined && kind === 5 ? structs[0] : (SCALARS[scalar] ?? '');
      const kinds = [
        base,
        `ArrayOf<${base}, ${count}>`,
        `Pointer<${base}>`,
        'Pointer<Void>',
        `ArrayOf<ArrayOf<${base}, 2>, ${count}>`,
      ];
      return kinds[kind] ?? base;
    };
    const struct = (name: string, own: string[], at: number, structs: string[]): string =>
      [
        comment([docs[at] ?? '']),
        `export interface ${name} extends Struct {`,
        ...own.map(
          (field, i) => (i === 1 ? `  /**${tag} */ ` : '  ') + `${field}: ${fieldType(at + i, structs)};`,
        ),
        `  anonymous: Union<{ drv_raw${at}: drv0_u8; drv_wide${at}: ${fieldType(at, [])} }>;`,
        '}',
      ].join('\n');
    const source = [
      comment([docs[0] ?? '']),
      "import type { Unsigned } from './vocabulary.js';",
      hasGenerations ? "export type Generations = ['A', 'B'];" : '',
      ...SCALARS.map((name) => {
        const word = name.includes('_u') ? 'Unsigned' : 'Signed';
        return `export type ${name} = ${word}<${name.replace(/\D+\d?_?\D/, '')}>;`;
      }),
      comment([docs[1] ?? '']),
      `export declare enum ${enumeration} {`,
      ...enumerators.map((name, i) => `  ${name} = ${i + 1},`),
      ...(tag === '' ? [] : [`  /**${tag} */`, '  DRV0_ONLY = 9,']),
      '}',
      comment([docs[2] ?? '']),
      `export declare const ${first}: ErrorCode<0x90000001>;`,
      comment([docs[3] ?? '']),
      `export declare const ${second}: ErrorCode<7>;`,
      comment([docs[4] ?? '']),
      `export declare const ${limit}: ${value};`,
      struct(one, fields[0] ?? [], 5, []),
      struct(two, fields[1] ?? [], 6, [one]),
      ...functions.flatMap((name, i) => [
        comment([docs[7] ?? '', ...(i === 0 && tag !== '' ? [tag.trim()] : [])]),
        `export declare function ${name}(${parameters
          .map((each, at) => `${each}: ${at % 2 === 0 ? (SCALARS[at] ?? '') : `ConstPointer<${two}>`}`)
          .join(', ')}): Fails<drv0_s32, typeof ${first} | -1>;`,
      ]),
      '',
    ].join('\n');
    return { source, enumeration, enumerators, errors: [first, second], structs: [one, two] };
  });

interface ApiParts {
  prefix: string;
  states: string[];
  classes: string[];
  names: string[][];
  docs: string[];
  min: number;
  span: number;
  isFinalised: boolean;
  entries: number;
  constant: string;
  values: { parameters: string[]; result: string }[];
  properties: string[];
}

const apiParts: fc.Arbitrary<ApiParts> = fc.record({
  prefix: fc.constantFrom(
    'api',
    'longer',
    'a',
    'x_1',
    'thermo',
    'class',
    'method',
    'type',
    'errors',
    'struct_',
  ),
  states: distinct(memberName, 2, 4),
  classes: distinct(className, 4, 4),
  names: fc.tuple(...Array.from({ length: 6 }, (_, i) => distinct(i < 4 ? memberName : allowedName, 5, 5))),
  docs: fc.array(text, { minLength: 6, maxLength: 6 }),
  min: bound,
  span: fc.nat(1000),
  isFinalised: fc.boolean(),
  entries: fc.integer({ min: 1, max: 12 }),
  constant: constantName,
  values: fc.array(fc.record({ parameters: fc.array(parameterType, { maxLength: 4 }), result: resultType }), {
    maxLength: 4,
  }),
  properties: fc.array(propertyType, { maxLength: 2 }),
});

/** A random spec; its module has the native name `_NATIVE`. */
export const randomSpec: fc.Arbitrary<RandomSpec> = fc
  .tuple(driver, apiParts)
  .map(([abi, parts]) => ({ ...api(abi, parts), abi }))
  .map(({ source, classes, abi }) => ({
    classes,
    texts: { 'drv.ts': abi.source, 'api.ts': source, 'targets.ts': TARGETS },
  }));

/** The emitted files. */
export const TARGETS = `import type { Emit } from './vocabulary.js';
export type Targets = [
  Emit<'abi.h', 'generated/drv_abi.h'>, Emit<'abi_check.h', 'generated/drv_abi_check.h'>,
  Emit<'abi_calls.h', 'generated/drv_calls.h'>, Emit<'abi_failures.c', 'generated/failures.c'>,
  Emit<'contract.h', 'generated/contract.h'>, Emit<'states.c', 'generated/states.c'>,
  Emit<'binding.c', 'generated/binding.c'>, Emit<'facade.py', 'generated/facade.py'>,
  Emit<'stubs.pyi', 'generated/facade.pyi'>, Emit<'constants.py', 'generated/constants.py'>,
  Emit<'structs.py', 'generated/structs.py'>, Emit<'constants.pyi', 'generated/constants.pyi'>,
  Emit<'structs.pyi', 'generated/structs.pyi'>, Emit<'calls.pyi', 'generated/calls.pyi'>,
  Emit<'manual.md', 'generated/manual.md'>,
];
`;

function api(abi: Driver, parts: ApiParts): { source: string; classes: RandomSpec['classes'] } {
  const { states, names, docs, min, span, isFinalised, entries } = parts;
  const [settings = '', lists = '', plain = '', device = ''] = parts.classes;
  const [first = '', second = ''] = states;
  const quote = (value: string): string => JSON.stringify(value);
  const doc = (at: number): string => docs[at % docs.length] ?? '';
  const max = Math.min(min + span, 2147483647);
  const [p0 = '', p1 = '', p2 = '', p3 = '', p4 = ''] = names[0] ?? [];
  const [f0 = '', f1 = '', f2 = ''] = names[1] ?? [];
  const [l0 = '', l1 = '', counter = '', view = '', computed = ''] = names[2] ?? [];
  const [m0 = '', m1 = '', m2 = '', c0 = '', c1 = ''] = names[3] ?? [];
  const value = `${abi.enumeration}.${abi.enumerators[0] ?? ''}`;
  const other = `${abi.enumeration}.${abi.enumerators[1] ?? ''}`;
  const key = p4;
  const typed = (type: string): string => type.replaceAll(ENUMERATORS, `${value} | ${other}`);
  const properties = parts.properties.map((type, i) => ({
    name: `p${i}_${names[4]?.[i] ?? ''}`,
    type: typed(type),
  }));
  const calls = parts.values.map(({ parameters, result }, i) => {
    const given = parameters.map((type, at) => ({ name: names[4]?.[at] ?? '', type: typed(type) }));
    const name = names[5]?.[i] ?? '';
    const comments = [
      doc(i),
      ...given.map((each) => `@param ${each.name} ${doc(i + 1)}`),
      ...(result === 'None' ? [] : [`@returns ${doc(i)}`]),
    ];
    const list = given.map((each) => `${each.name}: ${each.type}`).join(', ');
    return {
      name,
      source: `${comment(comments, '  ')}\n  ${name}(${list}): Method<{ returns: ${typed(result)} }>;`,
    };
  });
  const after = [`@after success ${doc(0)}`, `@after failure ${doc(1)}`];
  const param = (name: string): string => `@param ${name} ${doc(2)}`;
  const source = [
    comment([doc(0)]),
    "import type { Module } from './vocabulary.js';",
    `export type M = Module<{ prefix: '${parts.prefix}'; native: '_native'; facade: 'pkg.facade'; imports: ['math']; starImports: []; addition: ${quote(doc(3))} }>;`,
    comment([doc(1)]),
    `export declare const ${parts.constant}: ${entries};`,
    comment([doc(4), `@step other.call ${doc(2)}`, `@step other ${doc(5)}`]),
    `export interface States extends StateMachine<${quote(key)}> {`,
    ...states.map((name, i) => `  ${name}: State<${quote(doc(i))}, typeof ${abi.errors[i % 2] ?? ''}>;`),
    '}',
    comment([doc(3)]),
    `export declare class ${settings} {`,
    comment([doc(4), param(p0), param(p1), param(p2)], '  '),
    `  constructor(${p0}: OneOf<${value} | ${other}>, ${p1}: Int<{ min: ${min}; max: ${max}; unit: ${quote(doc(5))} }>, ${p2}: Default<Alias<Index<${entries}>, ${quote(p3)}>, 0>);`,
    ...[f0, f1, f2].map(
      (name, i) => `${comment([doc(i)], '  ')}\n  ${name}: Field<${quote([p0, p1, p2][i] ?? '')}>;`,
    ),
    '}',
    `export type R = Rules<${settings}, [{ when: { ${f0}: ${value} }; label: ${quote(doc(1))}; then: { ${f1}: Int<{ min: ${min}; max: ${min} }> } }]>;`,
    comment([doc(2)]),
    `export declare class ${lists} {`,
    ...[l0, l1].map(
      (name, i) =>
        `${comment([doc(i)], '  ')}\n  ${name}: IntArray<${i === 0 ? `typeof ${parts.constant}` : entries}, { unit: ${quote(doc(i))} }>;`,
    ),
    `${comment([doc(3)], '  ')}\n  ${counter}: Count<{ unit: ${quote(doc(3))} }>;`,
    `${comment([doc(4), '@addition'], '  ')}\n  ${view}: StructView<${abi.structs[0] ?? ''}>;`,
    `${comment([doc(5)], '  ')}\n  ${computed}: Computed<{ unit: 'x' }>;`,
    '}',
    comment([doc(3), `@lifetime ${doc(4)}`]),
    `export declare class ${plain} implements Finalised {`,
    ...properties.map(({ name, type }, i) => `${comment([doc(i)], '  ')}\n  ${name}: Property<${type}>;`),
    ...calls.map((each) => each.source),
    '}',
    comment([doc(4), '@addition', ...(isFinalised ? [`@lifetime ${doc(5)}`] : [])]),
    `export declare class ${device} ${isFinalised ? 'implements Finalised ' : ''}{`,
    `${comment([doc(0)], '  ')}\n  static readonly ${c0}: ${value};`,
    `${comment([doc(1), '@addition'], '  ')}\n  static readonly ${c1}: ${other};`,
    comment([doc(2), param(key), param(p0), param(p1), ...after], '  '),
    `  ${m0}(${key}: Index<4>, ${p0}: ${settings}, ${p1}: ${plain}): Call<States, { returns: None; from: ${quote(first)}; to: ${quote(second)} }>;`,
    comment(
      [
        doc(3),
        param(p0),
        param(key),
        param(p2),
        `@returns ${doc(4)}`,
        ...after,
        `@after interruption ${doc(5)}`,
      ],
      '  ',
    ),
    `  ${m1}(${p0}: Out<${lists}>, ${key}: Index<4>, ${p2}: Default<Int<{ min: -1; max: 100 }>, -1>): Call<States, { returns: Status; from: ${quote(second)}; noop: ${quote(first)}; waits: ${quote(p2)} }>;`,
    comment([doc(5), '@addition', param(key), param(p3), `@returns ${doc(0)}`, ...after], '  '),
    `  ${m2}(${key}: OneOf<${value}>, ${p3}: Alias<BufferOf<${abi.structs[1] ?? ''}>, ${quote(p1)}>): Call<States, { returns: DriverCode; from: ${quote(second)}${states
      .slice(2)
      .map((each) => ` | ${quote(each)}`)
      .join('')}; to: ${quote(states.at(-1) ?? '')} }>;`,
    ...states
      .slice(2, -1)
      .flatMap((state, i) => [
        comment([doc(0), param(key), ...after], '  '),
        `  Leads_${i}(${key}: Index<4>): Call<States, { returns: None; from: ${quote(second)}; to: ${quote(state)} }>;`,
      ]),
    '}',
    '',
  ].join('\n');
  const more = states.slice(2, -1).map((_, i) => `Leads_${i}`);
  return {
    source,
    classes: [
      { name: settings, methods: [], attributes: [f0, f1, f2], constants: [] },
      { name: lists, methods: [], attributes: [l0, l1, counter, view, computed], constants: [] },
      {
        name: plain,
        methods: calls.map(({ name }) => name),
        attributes: properties.map(({ name }) => name),
        constants: [],
      },
      { name: device, methods: [m0, m1, m2, ...more], attributes: [], constants: [c0, c1] },
    ],
  };
}
