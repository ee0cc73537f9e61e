// SPDX-License-Identifier: MIT
/** Files and other objects with a method `write`, to which the engine writes during the call: `Writer`. */
import { ANY_OBJECT, type Kind } from './kind.js';
import { PLAIN, unlessNone } from './plain.js';

export interface WriterType {
  kind: 'writer';
}

declare module '../model/model.js' {
  interface ValueKinds {
    writer: WriterType;
  }
}

export const writerKind: Kind<WriterType> = {
  ...PLAIN,
  words: { Writer: { count: 0 } },
  read: () => ({ kind: 'writer' }),
  check: () => undefined,
  accepts: () => [ANY_OBJECT],
  shapeName: () => 'writer',

  table: () => ({
    before: [],
    members: [
      ['kind', 'BINDING_WRITER'],
      ['converter', '&binding_writer'],
    ],
  }),

  runtime: () => ['binding_writers.c'],
  contract: (_, name) => [`const binding_writer_t *${name}`],

  argument: (_, { value, variable, isOptional }) => ({
    before: [`const binding_writer_t ${variable} = { ${value}.o };`],
    passed: [isOptional ? unlessNone(value, `&${variable}`) : `&${variable}`],
    after: [],
  }),

  stub: () => '_SupportsWrite[bytes]',
  imports: () => ['_typeshed.SupportsWrite as _SupportsWrite'],
  manual: () => 'file, or another object with a method `write`',
};
