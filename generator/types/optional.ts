// SPDX-License-Identifier: MIT
/** A value or None: `Optional<T>`. The engine gets a pointer, which is NULL for None. */
import { RESULT, type Kind } from './kind.js';
import type { ValueType } from '../model/model.js';
import { kindOf } from './registry.js';
import { PLAIN } from './plain.js';

export interface OptionalType {
  kind: 'optional';
  of: ValueType;
}

declare module '../model/model.js' {
  interface ValueKinds {
    optional: OptionalType;
  }
}

export const optionalKind: Kind<OptionalType> = {
  ...PLAIN,
  words: { Optional: { count: 1 } },

  read(term, subject, reader) {
    const [first] = term.args;
    // A missing argument is reported with the others.
    return { kind: 'optional', of: reader.read(first ?? { kind: 'invalid', at: term.at }, subject) };
  },

  readDefault({ of }, term, subject, reader) {
    return reader.symbols.resolve(term).kind === 'null'
      ? null
      : kindOf(of).readDefault(of, term, subject, reader);
  },

  check({ of }, use) {
    kindOf(of).check(of, use);
    if (of.kind === 'optional' || (of.kind === 'object' && of.isOut)) {
      const message = `${use.name} is an Optional of ${of.kind === 'optional' ? 'an Optional' : 'an Out'}`;
      use.diagnostics.add('C080', use.at, message, 'remove one of them');
    }
  },

  isParameter: ({ of }) => kindOf(of).isParameter(of),
  isResult: ({ of }) => kindOf(of).isResult(of),
  asResult({ of }) {
    const inner = kindOf(of).asResult?.(of);
    return inner === undefined ? undefined : `Optional<${inner}>`;
  },
  isLent: ({ of }) => kindOf(of).isLent(of),
  itself: ({ of }) => kindOf(of).itself(of),
  makes: ({ of }) => kindOf(of).makes(of),
  fits: ({ of }, value) => value === null || kindOf(of).fits(of, value),
  accepts: ({ of }, api) => ['none', ...kindOf(of).accepts(of, api)],
  shapeName: ({ of }) => `optional_${kindOf(of).shapeName(of)}`,
  shape: ({ of }) => ({ kind: 'optional', of: kindOf(of).shape(of) }),

  table: ({ of }, _, table) => ({
    before: [],
    members: [
      ['kind', 'BINDING_OPTIONAL'],
      ['item', `&${table.entry(of)}`],
      ['converter', '&binding_optional'],
    ],
  }),

  runtime: ({ of }, use) => [
    ...(use === 'parameter' ? ['binding_optional.c', 'binding_kinds.c'] : []),
    ...kindOf(of).runtime(of, use),
  ],

  endings: ({ of }) => kindOf(of).endings(of),

  contract({ of }, name, api) {
    const scalar = kindOf(of).scalar(of);
    return scalar ? [`const ${scalar.c} *${name}`] : kindOf(of).contract(of, name, api);
  },

  argument: ({ of }, argument) => kindOf(of).argument(of, { ...argument, isOptional: true }),
  defaultC: ({ of }, value) => (value === null ? '{ BINDING_NONE }' : kindOf(of).defaultC(of, value)),
  isShared: ({ of }) => kindOf(of).isShared(of),
  isKept: ({ of }) => kindOf(of).isKept(of),
  resultContract: ({ of }, api) => [`bool *${RESULT.isGiven}`, ...kindOf(of).resultContract(of, api)],

  result({ of }, result) {
    const { before, passed, object, ...more } = kindOf(of).result(of, result);
    return {
      ...more,
      before: [`bool ${RESULT.isGiven};`, ...before],
      passed: [`&${RESULT.isGiven}`, ...passed],
      object: `${RESULT.isGiven} ? ${object} : mp_const_none`,
    };
  },

  stub: ({ of }) => `${kindOf(of).stub(of)} | None`,
  itemStub: ({ of }) => kindOf(of).resultStub?.(of) ?? kindOf(of).stub(of),
  resultStub: ({ of }) => `${kindOf(of).resultStub?.(of) ?? kindOf(of).stub(of)} | None`,
  imports: ({ of }) => kindOf(of).imports(of),
  tuples: ({ of }) => kindOf(of).tuples(of),
  manual: ({ of }, api) => `${kindOf(of).manual(of, api)}, or None`,
  defaultText: ({ of }, value) => (value === null ? 'None' : kindOf(of).defaultText(of, value)),
  isBounded: ({ of }) => kindOf(of).isBounded(of),
  source: ({ of }) => kindOf(of).source(of),
};
