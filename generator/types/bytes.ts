// SPDX-License-Identifier: MIT
/** Buffers of any length, or of a bounded one: `Bytes` to read, `WritableBytes` to fill. */
import { RESULT, type Argument, type ArgumentCode, type Kind } from './kind.js';
import { INT32 } from './limits.js';
import { PLAIN } from './plain.js';
import { checkSizes, sizesText } from './sizes.js';

export interface BytesType {
  kind: 'bytes';
  isWritable: boolean;
  minSize?: number;
  maxSize?: number;
  source?: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    bytes: BytesType;
  }
}

const SIZE = '_size';

const WORD = { count: 1, optional: 1, objects: { 0: { minSize: false, maxSize: false, source: false } } };

export const bytesKind: Kind<BytesType> = {
  ...PLAIN,
  words: { Bytes: WORD, WritableBytes: WORD },

  read(term, subject, { symbols }) {
    const isWritable = term.name === 'WritableBytes';
    const [first] = term.args;
    if (!first) {
      return { kind: 'bytes', isWritable };
    }
    const shape = symbols.members(first, term.at, `the size of ${subject}`);
    const [minSize, maxSize, source] = ['minSize', 'maxSize', 'source'].map((name) => shape.get(name));
    return {
      kind: 'bytes',
      isWritable,
      ...(minSize && { minSize: symbols.number(minSize, `minSize of ${subject}`) }),
      ...(maxSize && { maxSize: symbols.number(maxSize, `maxSize of ${subject}`) }),
      ...(source && { source: symbols.string(source, `source of ${subject}`) }),
    };
  },

  check({ minSize = 0, maxSize = INT32.max }, use) {
    checkSizes(minSize, maxSize, 'size', use);
  },

  accepts: () => ['buffer'],
  shapeName: ({ isWritable, minSize, maxSize }) =>
    [
      isWritable ? 'writable_bytes' : 'bytes',
      ...(minSize === undefined && maxSize === undefined ? [] : [minSize ?? 0, maxSize ?? 'any']),
    ].join('_'),

  /** The source of the bounds does not affect the entry. */
  shape: (type) => ({ ...type, source: undefined }),

  table: ({ isWritable, minSize, maxSize }) => ({
    before: [],
    members: [
      ['kind', isWritable ? 'BINDING_WRITABLE_BYTES' : 'BINDING_BYTES'],
      ['min', String(minSize ?? 0)],
      ['max', String(maxSize ?? INT32.max)],
      ['converter', '&binding_bytes'],
    ],
  }),

  runtime: (_, use) =>
    use === 'parameter' ? ['binding_buffers.c', 'binding_kinds.c', 'binding_values.c'] : ['binding_bytes.c'],

  endings: () => [SIZE],

  contract: ({ isWritable }, name) => [`${isWritable ? '' : 'const '}void *${name}`, `size_t ${name}${SIZE}`],

  argument: bufferArgument,
  isShared: () => true,

  isResult: ({ isWritable }) => !isWritable,
  asResult: () => 'Bytes',
  resultContract: () => [`binding_bytes_t *${RESULT.value}`],
  result: () => ({
    before: [`binding_bytes_t ${RESULT.value};`],
    passed: [`&${RESULT.value}`],
    object: `binding_new_bytes(&${RESULT.value})`,
  }),

  stub: ({ isWritable }) => (isWritable ? 'bytearray | memoryview' : 'bytes | bytearray | memoryview'),
  resultStub: () => 'bytes',

  manual: ({ isWritable, minSize, maxSize }) =>
    [
      isWritable ? 'writable buffer' : 'buffer',
      ...(maxSize !== undefined
        ? [`of ${sizesText(minSize ?? 0, maxSize, 'bytes')}`]
        : minSize !== undefined
          ? [`of ${minSize} bytes or more`]
          : []),
    ].join(' '),

  isBounded: ({ minSize, maxSize }) => minSize !== undefined || maxSize !== undefined,
  source: ({ source }) => source,
};

/** The buffer is asked for its place last: code of the script may resize it while other arguments are read, or during a wait. */
function bufferArgument(type: BytesType, argument: Argument): ArgumentCode {
  const { parameter, where, value, variable, isOptional } = argument;
  const place = `binding_place(&${argument.entry(type)}, ${value}, ${where}, MP_QSTR_${parameter})`;
  const none = `(mp_buffer_info_t) { .buf = NULL }`;
  const found = isOptional ? `${value}.i == BINDING_NONE ? ${none} : ${place}` : place;
  return {
    before: [`mp_buffer_info_t ${variable} = ${found};`],
    again: [`${variable} = ${found};`],
    passed: [`${variable}.buf`, `${variable}.len`],
    after: [],
  };
}
