// SPDX-License-Identifier: MIT
/** True or False: `Bool`. Ints are no bools: a call with one is probably a mistake. */
import type { Kind } from './kind.js';
import { PLAIN, scalarKind } from './plain.js';

export interface BoolType {
  kind: 'bool';
}

declare module '../model/model.js' {
  interface ValueKinds {
    bool: BoolType;
  }
}

export const boolKind: Kind<BoolType> = {
  ...PLAIN,
  ...scalarKind({
    c: 'bool',
    kind: 'BINDING_BOOL',
    parsed: (value) => `${value}.i != 0`,
    object: (value) => `mp_obj_new_bool(${value})`,
  }),
  words: { Bool: { count: 0 } },
  read: () => ({ kind: 'bool' }),
  check: () => undefined,
  fits: (_, value) => typeof value === 'boolean',
  accepts: () => ['bool'],
  shapeName: () => 'bool',
  table: () => ({
    before: [],
    members: [
      ['kind', 'BINDING_BOOL'],
      ['converter', '&binding_bool'],
    ],
  }),
  runtime: (_, use) => (use === 'parameter' ? ['binding_bool.c'] : []),
  defaultC: (_, value) => `{ ${value === true ? 1 : 0} }`,
  stub: () => 'bool',
  manual: () => 'bool',
};
