// SPDX-License-Identifier: MIT
/** Strings of a bounded length in bytes of UTF-8: `Str<{ maxLength; … }>`. C gets them terminated by NUL. */
import { quoted } from '../model/c-names.js';
import type { Kind } from './kind.js';
import { checkSizes, sizesText } from './sizes.js';
import { PLAIN, unlessNone } from './plain.js';
import { RESULT } from './kind.js';

export interface StrType {
  kind: 'str';
  minLength: number;
  maxLength: number;
  source?: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    str: StrType;
  }
}

export const strKind: Kind<StrType> = {
  ...PLAIN,
  words: {
    Str: { count: 1, objects: { 0: { maxLength: true, minLength: false, source: false } } },
  },

  read(term, subject, { symbols }) {
    const shape = symbols.members(term.args[0], term.at, `the length of ${subject}`);
    const minLength = shape.get('minLength');
    const source = shape.get('source');
    return {
      kind: 'str',
      minLength: minLength ? symbols.number(minLength, `minLength of ${subject}`) : 0,
      maxLength: symbols.number(shape.get('maxLength'), `maxLength of ${subject}`),
      ...(source && { source: symbols.string(source, `source of ${subject}`) }),
    };
  },

  check({ minLength, maxLength }, use) {
    checkSizes(minLength, maxLength, 'length', use);
  },

  fits: ({ minLength, maxLength }, value) =>
    typeof value === 'string' &&
    Buffer.byteLength(value) >= minLength &&
    Buffer.byteLength(value) <= maxLength,

  accepts: () => ['str'],
  shapeName: ({ minLength, maxLength }) => `str_${minLength}_${maxLength}`,
  /** The source of the bounds does not affect the entry. */
  shape: (type) => ({ ...type, source: undefined }),

  table: ({ minLength, maxLength }) => ({
    before: [],
    members: [
      ['kind', 'BINDING_STR'],
      ['min', String(minLength)],
      ['max', String(maxLength)],
      ['converter', '&binding_str'],
    ],
  }),

  runtime: (_, use) => (use === 'parameter' ? ['binding_str.c', 'binding_values.c'] : []),
  contract: (_, name) => [`const char *${name}`],

  argument: (_, { value, isOptional }) => ({
    before: [],
    passed: [isOptional ? unlessNone(value, `${value}.s`) : `${value}.s`],
    after: [],
  }),

  defaultC: (_, value) => `{ .s = ${quoted(String(value))} }`,
  member: () => 'const char *',
  stored: (_, value) => `${value}.s`,

  isResult: () => true,
  resultContract: () => [`const char **${RESULT.value}`],
  result: () => ({
    before: [`const char *${RESULT.value};`],
    passed: [`&${RESULT.value}`],
    object: `mp_obj_new_str(${RESULT.value}, strlen(${RESULT.value}))`,
  }),

  stub: () => 'str',
  manual: ({ minLength, maxLength }) => `str of ${sizesText(minLength, maxLength, 'bytes')}`,
  isBounded: () => true,
  source: ({ source }) => source,
};
