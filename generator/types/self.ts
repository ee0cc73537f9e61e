// SPDX-License-Identifier: MIT
/** The object of the call, as a result: `Self<Class>`. If its class has lists, the call fills them. */
import { hasLists, listsName } from '../model/exposed-names.js';
import { named } from '../model/once-per.js';
import { ANY_OBJECT, RESULT, type Kind } from './kind.js';
import { PLAIN } from './plain.js';

export interface SelfType {
  kind: 'self';
  class: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    self: SelfType;
  }
}

/** As the script has it: of a Python subclass, the instance. */
const OBJECT = 'binding_itself((const binding_receiver_t *)self)';

export const selfKind: Kind<SelfType> = {
  ...PLAIN,
  words: { Self: { count: 1 } },
  read: (term, subject, { symbols }) => ({ kind: 'self', class: symbols.typeName(term.args[0], subject) }),
  check: () => undefined,
  isParameter: () => false,
  isResult: () => true,
  itself: (type) => type.class,
  accepts: () => [ANY_OBJECT],
  shapeName: (type) => `self_${type.class}`,
  table: () => ({ before: [], members: [] }),
  contract: () => [],
  argument: () => ({ before: [], passed: [], after: [] }),

  resultContract(type, api) {
    const one = named(api.classes, type.class);
    return one && hasLists(one) ? [`${listsName(api, type.class)} *${RESULT.lists}`] : [];
  },

  result(type, { api, where, classSymbol, ...names }) {
    const one = named(api.classes, type.class);
    if (!one || !hasLists(one)) {
      return { before: [], passed: [], object: OBJECT };
    }
    const table = `&${classSymbol(type.class)}_lists`;
    const count = one.attributes.find(({ kind }) => kind === 'count')?.name ?? '';
    const shown = `${table}, self->lists, ${OBJECT}, (const uint64_t *)&${RESULT.lists}, self->c.${names.member(count)}, true`;
    return {
      before: [
        `${listsName(api, type.class)} ${RESULT.lists};`,
        `binding_check_lists(${table}, self->lists, ${OBJECT}, ${where});`,
      ],
      passed: [`&${RESULT.lists}`],
      object: `(binding_show_lists(${shown}), ${OBJECT})`,
    };
  },

  stub: (type) => type.class,
  manual: (type) => type.class,
};
