// SPDX-License-Identifier: MIT
/** Floats, with bounds or without: `Float` and `Float<{ min; max; … }>`. An int is a float, too. */
import { quoted } from '../model/c-names.js';
import type { NameTerm } from '../model/term.js';
import type { Kind, TermReader } from './kind.js';
import { PLAIN, scalarKind } from './plain.js';

export interface FloatType {
  kind: 'float';
  min?: number;
  max?: number;
  unit?: string;
  source?: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    float: FloatType;
  }
}

export const floatKind: Kind<FloatType> = {
  ...PLAIN,
  ...scalarKind({
    c: 'double',
    kind: 'BINDING_FLOAT',
    parsed: (value) => `${value}.d`,
    object: (value) => `mp_obj_new_float((mp_float_t)${value})`,
  }),

  words: {
    Float: {
      count: 1,
      optional: 1,
      objects: { 0: { min: false, max: false, unit: false, source: false } },
    },
  },

  read: readFloat,
  readDefault: (_, term, subject, { symbols }) => symbols.real(term, subject),

  check(type, { name, at, diagnostics }) {
    const { min, max } = limits(type);
    if (min > max) {
      const message = `the bounds ${min}..${max} of ${name} are not valid for a float`;
      diagnostics.add('C024', at, message, 'use min <= max');
    }
  },

  fits(type, value) {
    const { min, max } = limits(type);
    return typeof value === 'number' && value >= min && value <= max;
  },

  accepts: () => ['int', 'bool', 'float'],
  shapeName({ min, max, unit }) {
    const bounds = [min, max].map((value) => String(value ?? 'any').replace('-', 'm'));
    return ['float', ...(isBounded({ min, max }) ? bounds : []), ...(unit ? [unit] : [])].join('_');
  },

  /** The source of the bounds does not affect the entry. */
  shape: (type) => ({ ...type, source: undefined }),

  table(type, name) {
    const range = `${name}_range`;
    const { min, max } = limits(type);
    const bounds = [quoted(boundsText(type)), cDouble(min), cDouble(max)].join(', ');
    return {
      before: isBounded(type) ? [`static const binding_range_t ${range} = { ${bounds} };`, ''] : [],
      members: [
        ['kind', 'BINDING_FLOAT'],
        ...(isBounded(type) ? [['range', `&${range}`] as const] : []),
        ['converter', '&binding_float'],
      ],
    };
  },

  runtime: (_, use) => (use === 'parameter' ? ['binding_float.c', 'binding_values.c'] : []),
  defaultC: (_, value) => `{ .d = ${cDouble(Number(value))} }`,
  stub: () => 'float',
  manual: (type) => ['float', ...(isBounded(type) || type.unit ? [boundsText(type)] : [])].join(', '),
  defaultText: (_, value) => floatText(Number(value)),
  isBounded,
  source: ({ source }) => source,
};

function readFloat(term: NameTerm, subject: string, { symbols }: TermReader): FloatType {
  const [first] = term.args;
  if (!first) {
    return { kind: 'float' };
  }
  const shape = symbols.members(first, term.at, `the bounds of ${subject}`);
  const [min, max, unit, source] = ['min', 'max', 'unit', 'source'].map((name) => shape.get(name));
  return {
    kind: 'float',
    ...(min && { min: symbols.real(min, `min of ${subject}`) }),
    ...(max && { max: symbols.real(max, `max of ${subject}`) }),
    ...(unit && { unit: symbols.string(unit, `unit of ${subject}`) }),
    ...(source && { source: symbols.string(source, `source of ${subject}`) }),
  };
}

function limits({ min = -Infinity, max = Infinity }: FloatType): { min: number; max: number } {
  return { min, max };
}

function isBounded({ min, max }: { min?: number | undefined; max?: number | undefined }): boolean {
  return min !== undefined || max !== undefined;
}

/** "0..9.5 V", "at least 0", "V". */
function boundsText({ min, max, unit }: FloatType): string {
  const bounds =
    min !== undefined && max !== undefined
      ? `${min}..${max}`
      : min !== undefined
        ? `at least ${min}`
        : max !== undefined
          ? `at most ${max}`
          : '';
  return [bounds, unit ?? ''].filter((text) => text !== '').join(' ');
}

/** A float as Python and C write it: not like an int. */
function floatText(value: number): string {
  if (Object.is(value, -0)) {
    return '-0.0';
  }
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value);
}

function cDouble(value: number): string {
  return Number.isFinite(value) ? floatText(value) : `${value < 0 ? '-' : ''}__builtin_inf()`;
}
