// SPDX-License-Identifier: MIT
/** Functions of the script that the engine calls with one value: `Callback<Argument>`. */
import type { ValueType } from '../model/model.js';
import type { Kind } from './kind.js';
import { kindOf } from './registry.js';
import { PLAIN, unlessNone } from './plain.js';

export interface CallbackType {
  kind: 'callback';
  of: ValueType;
}

declare module '../model/model.js' {
  interface ValueKinds {
    callback: CallbackType;
  }
}

export const callbackKind: Kind<CallbackType> = {
  ...PLAIN,
  words: { Callback: { count: 1 } },

  read(term, subject, reader) {
    const [first] = term.args;
    const of = reader.read(first ?? { kind: 'invalid', at: term.at }, `the argument of ${subject}`);
    return { kind: 'callback', of };
  },

  check({ of }, use) {
    kindOf(of).check(of, { ...use, name: `the argument of ${use.name}` });
    if (!kindOf(of).scalar(of)) {
      const message = `the argument of ${use.name} is not a scalar`;
      use.diagnostics.add('C081', use.at, message, 'use Int, Index, OneOf, Bool or Float');
    }
  },

  /** The binding calls any function: its argument does not affect the entry. */
  accepts: () => ['callable'],
  shapeName: () => 'callback',
  shape: () => ({ kind: 'callback' }),

  table: () => ({
    before: [],
    members: [
      ['kind', 'BINDING_CALLBACK'],
      ['converter', '&binding_callable'],
    ],
  }),

  runtime: () => ['binding_callable.c', 'binding_callbacks.c'],
  contract: (_, name) => [`const binding_callback_t *${name}`],

  argument({ of }, { value, variable, isOptional, kept }) {
    const kind = kindOf(of).scalar(of)?.kind ?? 'BINDING_INT';
    const callback = `binding_new_callback(${value}.o, ${kind})`;
    return {
      before: [
        `const binding_callback_t *${variable} = ${isOptional ? unlessNone(value, callback) : callback};`,
      ],
      passed: [variable],
      after: ['if (is_done) {', `    ${kept} = ${variable};`, '}'],
    };
  },

  isKept: () => true,
  stub: ({ of }) => `Callable[[${kindOf(of).stub(of)}], object]`,
  imports: ({ of }) => ['typing_extensions.Callable', ...kindOf(of).imports(of)],
  manual: ({ of }, api) => `function of one argument: ${kindOf(of).manual(of, api)}`,
};
