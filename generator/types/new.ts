// SPDX-License-Identifier: MIT
/** A new object of a class of the spec, as a result: `New<Class>`. */
import { ORIGIN_MEMBER } from '../model/c-names.js';
import { hasEngineMember, hasStruct, structName } from '../model/exposed-names.js';
import { nearestHint } from '../model/nearest.js';
import { named } from '../model/once-per.js';
import { RESULT, type Kind } from './kind.js';
import { PLAIN } from './plain.js';

export interface NewType {
  kind: 'new';
  class: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    new: NewType;
  }
}

export const newKind: Kind<NewType> = {
  ...PLAIN,
  words: { New: { count: 1 } },
  read: (term, subject, { symbols }) => ({ kind: 'new', class: symbols.typeName(term.args[0], subject) }),

  check(type, { model: { api }, name, at, diagnostics }) {
    if (type.class !== '' && !named(api.classes, type.class)) {
      const names = api.classes.map((one) => one.name);
      const help = nearestHint(type.class, names, 'name a class of the spec');
      diagnostics.add('C026', at, `${name} has type ${type.class}, which is not a class of the spec`, help);
    }
  },

  isParameter: () => false,
  isResult: () => true,
  makes: (type) => type.class,
  accepts: (type) => [`class ${type.class}`],
  shapeName: (type) => `new_${type.class}`,
  table: () => ({ before: [], members: [] }),
  contract: () => [],
  argument: () => ({ before: [], passed: [], after: [] }),

  resultContract(type, api) {
    const one = named(api.classes, type.class);
    return [
      one && hasStruct(one)
        ? `${structName(api, type.class)} *${RESULT.value}`
        : `const void *${RESULT.value}`,
    ];
  },

  /** Made before the call: a full heap must not leave resources that nothing refers to. */
  result(type, { api, self, madeSymbol }) {
    const one = named(api.classes, type.class);
    const symbol = madeSymbol(type.class);
    const origin = self !== undefined && one && hasEngineMember(one);
    return {
      before: [
        `${symbol}_obj_t *${RESULT.value} = ${symbol}_new();`,
        ...(origin ? [`${RESULT.value}->c.${ORIGIN_MEMBER}.object = ${self};`] : []),
      ],
      passed: [one && hasStruct(one) ? `&${RESULT.value}->c` : RESULT.value],
      object: `MP_OBJ_FROM_PTR(${RESULT.value})`,
    };
  },

  stub: (type) => type.class,
  manual: (type) => type.class,
};
