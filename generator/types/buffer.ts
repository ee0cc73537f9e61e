// SPDX-License-Identifier: MIT
/** Buffers of exactly one struct of the ABI: `BufferOf<Struct>`. */
import type { Kind } from './kind.js';
import { PLAIN, unlessNone } from './plain.js';
import { checkStruct } from './references.js';

export interface BufferType {
  kind: 'buffer';
  struct: string;
}

declare module '../model/model.js' {
  interface ValueKinds {
    buffer: BufferType;
  }
}

export const bufferKind: Kind<BufferType> = {
  ...PLAIN,
  words: { BufferOf: { count: 1 } },
  read: (term, subject, { symbols }) => ({ kind: 'buffer', struct: symbols.typeName(term.args[0], subject) }),

  check({ struct }, { model, name, at, diagnostics }) {
    checkStruct(model.abi, struct, `${name} is a buffer`, 'C025', at, diagnostics);
  },

  accepts: () => ['buffer'],
  shapeName: ({ struct }) => `buffer_${struct}`,

  table: ({ struct }) => ({
    before: [],
    members: [
      ['kind', 'BINDING_BUFFER'],
      ['label', `"a ${struct}"`],
      ['size', `sizeof(${struct})`],
    ],
  }),

  contract: ({ struct }, name) => [`const ${struct} *${name}`],

  argument: ({ struct }, { value, variable, isOptional }) => {
    const copy = `memcpy(&${variable}, ${value}.p, sizeof(${variable}));`;
    return {
      first: [
        "// Copied, because the script's buffer may be unaligned, and may change while the GIL is released.",
        `${struct} ${variable};`,
        ...(isOptional ? [`if (${value}.i != BINDING_NONE) {`, `    ${copy}`, '}'] : [copy]),
      ],
      before: [],
      passed: [isOptional ? unlessNone(value, `&${variable}`) : `&${variable}`],
      after: [],
    };
  },

  stub: () => '_Buffer',
  imports: () => ['typing_extensions.Buffer as _Buffer'],
  manual: ({ struct }) => `buffer of one \`${struct}\``,
};
