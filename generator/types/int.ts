// SPDX-License-Identifier: MIT
/** Ints within bounds: `Int<{ min; max; … }>` and `Index<Count>`. */
import type { NameTerm } from '../model/term.js';
import { quoted } from '../model/c-names.js';
import { cInt } from '../model/c-types.js';
import type { Initialiser, Kind, TermReader, Use } from './kind.js';
import { INT32 } from './limits.js';
import { PLAIN, scalarKind } from './plain.js';

export interface IntType {
  kind: 'int';
  min: number;
  max: number;
  multipleOf?: number;
  unit?: string;
  source?: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    int: IntType;
  }
}

/** Width of the step in a table entry. */
const MAX_STEP = 65535;

/** Ints of C, of any bounds. */
export const INT = scalarKind({
  c: 'int32_t',
  kind: 'BINDING_INT',
  parsed: (value) => `(int32_t)${value}.i`,
  object: (value) => `mp_obj_new_int(${value})`,
});

export const intKind: Kind<IntType> = {
  ...PLAIN,
  ...INT,
  words: {
    Int: {
      count: 1,
      objects: { 0: { min: true, max: true, multipleOf: false, unit: false, source: false } },
    },
    Index: { count: 1 },
  },
  isInt: true,

  read(term, subject, reader) {
    const [first] = term.args;
    if (term.name === 'Index') {
      return { kind: 'int', min: 0, max: reader.symbols.number(first, `the bound of ${subject}`) - 1 };
    }
    return readBounds(term, subject, reader);
  },

  check: checkBounds,

  isPossible: (type) => firstMultiple(type) <= type.max,

  fits: ({ min, max, multipleOf = 1 }, value) =>
    typeof value === 'number' && value >= min && value <= max && value % multipleOf === 0,

  range: (type) => (firstMultiple(type) <= type.max ? type : undefined),

  isTimeout: ({ min }) => min >= -1,

  accepts: () => ['int', 'bool'],
  shapeName({ min, max, multipleOf, unit }) {
    const numbers = [min, max].map((value) => String(value).replace('-', 'm'));
    return ['int', ...numbers, ...(multipleOf ? [`x${multipleOf}`] : []), ...(unit ? [unit] : [])].join('_');
  },

  /** The source of the bounds does not affect the entry. */
  shape({ kind, min, max, multipleOf, unit }) {
    return { kind, min, max, ...(multipleOf && { multipleOf }), ...(unit && { unit }) };
  },

  table({ min, max, multipleOf, unit }) {
    const members: Initialiser = [
      ['kind', 'BINDING_INT'],
      ...(multipleOf ? [['multiple_of', String(multipleOf)] as const] : []),
      ...(unit ? [['unit', quoted(unit)] as const] : []),
      ['min', cInt(min)],
      ...(max === 0 ? [] : [['max', cInt(max)] as const]),
    ];
    return { before: [], members };
  },

  defaultC: (_, value) => `{ ${cInt(Number(value))} }`,

  stub: () => 'int',

  manual: ({ min, max, multipleOf, unit }) =>
    [`int, ${min}..${max}`, unit ? ` ${unit}` : '', multipleOf ? `, multiple of ${multipleOf}` : ''].join(''),

  defaultInManual: ({ unit }, value) => `\`${String(value)}\`${unit ? ` ${unit}` : ''}`,

  isBounded: () => true,
  source: ({ source }) => source,
};

function readBounds(term: NameTerm, subject: string, { symbols }: TermReader): IntType {
  const shape = symbols.members(term.args[0], term.at, `the bounds of ${subject}`);
  const multipleOf = shape.get('multipleOf');
  const unit = shape.get('unit');
  const source = shape.get('source');
  return {
    kind: 'int',
    min: symbols.number(shape.get('min'), `min of ${subject}`),
    max: symbols.number(shape.get('max'), `max of ${subject}`),
    ...(multipleOf && { multipleOf: symbols.number(multipleOf, `multipleOf of ${subject}`) }),
    ...(unit && { unit: symbols.string(unit, `unit of ${subject}`) }),
    ...(source && { source: symbols.string(source, `source of ${subject}`) }),
  };
}

function checkBounds({ min, max, multipleOf }: IntType, { name, at, diagnostics }: Use): void {
  if (min > max || min < INT32.min || max > INT32.max) {
    const message = `the bounds ${min}..${max} of ${name} are not valid for a 32-bit int`;
    diagnostics.add('C024', at, message, 'use min <= max within 32 bits');
    return;
  }
  if (multipleOf === undefined) {
    return;
  }
  if (multipleOf < 1 || multipleOf > MAX_STEP) {
    const message = `${name} is a multiple of ${multipleOf}`;
    diagnostics.add('C051', at, message, `use 1..${MAX_STEP}, or remove \`multipleOf\``);
  } else if (Math.ceil(min / multipleOf) * multipleOf > max) {
    const message = `${min}..${max} has no multiple of ${multipleOf} for ${name}`;
    diagnostics.add('C051', at, message, 'fix the bounds or the step');
  }
}

/** The least value of the type; NaN or infinite if the step is invalid. */
function firstMultiple({ min, multipleOf = 1 }: IntType): number {
  return multipleOf > 0 ? Math.ceil(min / multipleOf) * multipleOf : Infinity;
}
