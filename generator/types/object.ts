// SPDX-License-Identifier: MIT
/** Objects of a class of the spec: its name, or `Out<Class>` if the call fills the object's lists. */
import { quoted, snakeCase } from '../model/c-names.js';
import { hasFields, hasStruct, listsName, structName, typeSymbol } from '../model/exposed-names.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { ANY_OBJECT, type Argument, type ArgumentCode, type Kind, type Use } from './kind.js';
import { PLAIN, unlessNone } from './plain.js';

export interface ObjectType {
  kind: 'object';
  class: string;
  /** The call writes the object's int arrays. */
  isOut: boolean;
}

declare module '../model/model.js' {
  interface ValueKinds {
    object: ObjectType;
  }
}

const LISTS = '_lists';

export const objectKind: Kind<ObjectType> = {
  ...PLAIN,
  words: { Out: { count: 1 } },
  otherNames: 'a class of the spec',
  isNamed: (name, reader) => reader.isClass(name),

  read: (term, subject, { symbols }) =>
    term.name === 'Out'
      ? { kind: 'object', class: symbols.typeName(term.args[0], subject), isOut: true }
      : { kind: 'object', class: term.name, isOut: false },

  check: checkObject,

  accepts: (type, api) => [hasFields(api, type.class) ? ANY_OBJECT : `class ${type.class}`],
  shapeName: (type) => `object_${snakeCase(type.class)}`,
  /** Whether the call fills the object does not affect the entry. */
  shape: (type) => ({ ...type, isOut: false }),

  table: (type, _, { api }) => ({
    before: [],
    members: hasFields(api, type.class)
      ? [['kind', 'BINDING_FIELDS']]
      : [
          ['kind', 'BINDING_OBJECT'],
          ['label', quoted(type.class)],
          ['type', `&${typeSymbol(api, type.class)}`],
        ],
  }),

  endings: ({ isOut }) => (isOut ? [LISTS] : []),

  contract(type, name, api) {
    const one = named(api.classes, type.class);
    return [
      one && hasStruct(one) ? `${structName(api, type.class)} *${name}` : `const void *${name}`,
      ...(type.isOut ? [`${listsName(api, type.class)} *${name}${LISTS}`] : []),
    ];
  },

  argument: (type, argument) =>
    hasFields(argument.api, type.class) ? copiedFields(type, argument) : nativeObject(type, argument),

  asResult: (type) => `New<${type.class}>`,
  stub: (type) => type.class,
  manual: (type) => type.class,
};

function checkObject(type: ObjectType, { model: { api }, name, at, diagnostics }: Use): void {
  const target = named(api.classes, type.class);
  if (!target && type.class !== '') {
    const names = api.classes.map((one) => one.name);
    const help = nearestHint(type.class, names, 'name a class of the spec');
    diagnostics.add('C026', at, `${name} has type ${type.class}, which is not a class of the spec`, help);
  } else if (target && type.isOut && !target.attributes.some(({ kind }) => kind === 'intArray')) {
    diagnostics.add(
      'C027',
      at,
      `${name} is an out parameter, but ${type.class} has no IntArray attribute`,
      'add an IntArray attribute to the class, or remove Out',
    );
  }
}

/** A copy of the fields of any object that has them. */
function copiedFields(type: ObjectType, argument: Argument): ArgumentCode {
  const { api, parameter, where, value, variable, isOptional } = argument;
  const read = `${argument.classSymbol(type.class)}_read(&${variable}, ${value}.o, ${where}, MP_QSTR_${parameter});`;
  return {
    early: [
      `${structName(api, type.class)} ${variable};`,
      ...(isOptional ? [`if (${value}.i != BINDING_NONE) {`, `    ${read}`, '}'] : [read]),
    ],
    before: [],
    passed: [isOptional ? unlessNone(value, `&${variable}`) : `&${variable}`],
    after: [],
  };
}

function nativeObject(type: ObjectType, argument: Argument): ArgumentCode {
  const { api, value, variable, isOptional } = argument;
  const one = named(api.classes, type.class);
  const object = `${argument.classSymbol(type.class)}_obj_t`;
  const native = `binding_native(${value}.o, &${typeSymbol(api, type.class)})`;
  const found = `${object} *${variable} = ${isOptional ? unlessNone(value, native) : native};`;
  const struct = one && hasStruct(one) ? `&${variable}->c` : variable;
  const passed = isOptional ? unlessNone(value, struct) : struct;
  const lists = type.isOut ? filledLists(type, argument) : { before: [], passed: [], after: [] };
  return {
    // Not in `before`: calls for each frame have such arguments, and need fewer instructions in a function of their own.
    early: [found, ...lists.before],
    before: [],
    passed: [passed, ...lists.passed],
    after: lists.after,
  };
}

/** The engine fills an array for each list; the lists that the script sees get the entries after the call. */
function filledLists(type: ObjectType, argument: Argument): ArgumentCode {
  const { api, where, value, variable } = argument;
  const filled = `${variable}${LISTS}`;
  const table = `${argument.classSymbol(type.class)}_lists`;
  const count = named(api.classes, type.class)?.attributes.find(({ kind }) => kind === 'count');
  const counter = `${variable}->c.${argument.member(count?.name ?? '')}`;
  return {
    before: [
      `${listsName(api, type.class)} ${filled};`,
      `binding_check_lists(&${table}, ${variable}->lists, ${value}.o, ${where});`,
    ],
    passed: [`&${filled}`],
    after: [
      `binding_show_lists(&${table}, ${variable}->lists, ${value}.o, (const uint64_t *)&${filled}, ${counter}, is_done);`,
    ],
  };
}
