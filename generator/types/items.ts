// SPDX-License-Identifier: MIT
/** Lists and tuples of scalars: `ListOf<T, { maxLength; … }>` and `TupleOf<T, Count>`. C gets an array. */
import type { ValueType } from '../model/model.js';
import { RESULT, type Argument, type ArgumentCode, type Kind, type Result, type ResultCode } from './kind.js';
import { kindOf } from './registry.js';
import { PLAIN, unlessNone } from './plain.js';
import { checkSizes, sizesText } from './sizes.js';

export interface ItemsType {
  kind: 'items';
  of: ValueType;
  minLength: number;
  maxLength: number;
  /** The length is fixed, and a result is a tuple. */
  isTuple: boolean;
}

declare module '../model/model.js' {
  interface ValueKinds {
    items: ItemsType;
  }
}

const COUNT = '_count';

/** The array is on the stack, whose size is that of the script's thread. */
const MAX_LENGTH = 256;

export const itemsKind: Kind<ItemsType> = {
  ...PLAIN,
  words: {
    ListOf: { count: 2, objects: { 1: { minLength: false, maxLength: true } } },
    TupleOf: { count: 2 },
  },

  read(term, subject, reader) {
    const { symbols } = reader;
    const [first, second] = term.args;
    const of = reader.read(first ?? { kind: 'invalid', at: term.at }, `an item of ${subject}`);
    if (term.name === 'TupleOf') {
      const count = symbols.number(second, `the length of ${subject}`);
      return { kind: 'items', of, minLength: count, maxLength: count, isTuple: true };
    }
    const shape = symbols.members(second, term.at, `the length of ${subject}`);
    const minLength = shape.get('minLength');
    return {
      kind: 'items',
      of,
      minLength: minLength ? symbols.number(minLength, `minLength of ${subject}`) : 0,
      maxLength: symbols.number(shape.get('maxLength'), `maxLength of ${subject}`),
      isTuple: false,
    };
  },

  check({ of, minLength, maxLength, isTuple }, use) {
    kindOf(of).check(of, { ...use, name: `an item of ${use.name}` });
    checkSizes(isTuple ? Math.min(minLength, 1) : minLength, maxLength, 'length', use, MAX_LENGTH);
    if (maxLength === 0) {
      use.diagnostics.add('C024', use.at, `${use.name} has no items`, 'allow one');
    }
    if (!kindOf(of).scalar(of)) {
      const message = `the items of ${use.name} are not scalars`;
      use.diagnostics.add('C081', use.at, message, 'use items of Int, Index, OneOf, Bool or Float');
    }
  },

  isResult: ({ of }) => kindOf(of).isResult(of),

  accepts: () => ['list', 'tuple'],
  shapeName: ({ of, minLength, maxLength, isTuple }) => {
    const length = isTuple ? [maxLength] : [minLength, maxLength];
    return [isTuple ? 'tuple' : 'list', ...length, kindOf(of).shapeName(of)].join('_');
  },
  shape: (type) => ({ ...type, of: kindOf(type.of).shape(type.of) }),

  table: ({ of, minLength, maxLength, isTuple }, _, table) => ({
    before: [],
    members: [
      ['kind', isTuple ? 'BINDING_TUPLE' : 'BINDING_LIST'],
      ['item', `&${table.entry(of)}`],
      ['min', String(minLength)],
      ['max_length', String(maxLength)],
      ['converter', '&binding_items'],
    ],
  }),

  /** Converts its items by their entry in the table, also those of a result. */
  runtime: ({ of }) => [
    'binding_items.c',
    'binding_kinds.c',
    'binding_values.c',
    ...kindOf(of).runtime(of, 'parameter'),
  ],

  endings: ({ isTuple }) => (isTuple ? [] : [COUNT]),

  contract: (type, name) => [
    `const ${itemType(type)} *${name}`,
    ...(type.isTuple ? [] : [`size_t ${name}${COUNT}`]),
  ],

  argument: arrayArgument,

  resultContract: (type) => [
    `${itemType(type)} *${RESULT.value}`,
    ...(type.isTuple ? [] : [`size_t *${RESULT.count}`]),
  ],
  result: arrayResult,

  stub({ of, maxLength, isTuple }) {
    const item = kindOf(of).stub(of);
    const lists = listsOf(item);
    return isTuple ? `${tupleStub(item, maxLength)} | ${lists}` : `${lists} | tuple[${item}, ...]`;
  },
  resultStub({ of, maxLength, isTuple }) {
    const item = kindOf(of).stub(of);
    return isTuple ? tupleStub(item, maxLength) : `list[${item}]`;
  },
  imports: ({ of }) => kindOf(of).imports(of),
  manual: ({ of, minLength, maxLength, isTuple }, api) =>
    `${isTuple ? 'tuple' : 'list'} of ${sizesText(minLength, maxLength, 'items')}: ${kindOf(of).manual(of, api)}`,
  isBounded: () => true,
  source: ({ of }) => kindOf(of).source(of),
};

function itemType({ of }: ItemsType): string {
  return kindOf(of).scalar(of)?.c ?? 'int32_t';
}

function tupleStub(item: string, count: number): string {
  return `tuple[${Array<string>(count).fill(item).join(', ')}]`;
}

/** The items are converted last: code of the script may change the list while other arguments are read. */
function arrayArgument(type: ItemsType, argument: Argument): ArgumentCode {
  const { parameter, where, value, variable, isOptional } = argument;
  const read = `binding_read_items(&${argument.entry(type)}, ${value}, ${where}, MP_QSTR_${parameter}, ${variable})`;
  const count = isOptional ? `${value}.i == BINDING_NONE ? 0 : ${read}` : read;
  return {
    before: [
      `${itemType(type)} ${variable}[${type.maxLength}]${isOptional ? ' = { 0 }' : ''};`,
      ...(type.isTuple
        ? isOptional
          ? [`if (${value}.i != BINDING_NONE) {`, `    ${read};`, '}']
          : [`${read};`]
        : [`size_t ${variable}${COUNT} = ${count};`]),
    ],
    passed: [
      isOptional ? unlessNone(value, variable) : variable,
      ...(type.isTuple ? [] : [`${variable}${COUNT}`]),
    ],
    after: [],
  };
}

function arrayResult(type: ItemsType, result: Result): ResultCode {
  const entry = `&${result.entry(type)}`;
  return {
    before: [
      `${itemType(type)} ${RESULT.value}[${type.maxLength}];`,
      ...(type.isTuple ? [] : [`size_t ${RESULT.count};`]),
    ],
    passed: [RESULT.value, ...(type.isTuple ? [] : [`&${RESULT.count}`])],
    object: `binding_new_items(${entry}, ${RESULT.value}, ${type.isTuple ? type.maxLength : RESULT.count})`,
  };
}

/** A list of ints is no list of floats for type checkers, because both can be changed; a call only reads it. */
function listsOf(item: string): string {
  return item === 'float' ? 'list[float] | list[int]' : `list[${item}]`;
}
