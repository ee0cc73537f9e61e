// SPDX-License-Identifier: MIT
/** Memory of the engine, as a result that is not copied: `View`. It is empty after a call that releases it. */
import { RESULT, type Kind } from './kind.js';
import { PLAIN } from './plain.js';

export interface ViewType {
  kind: 'view';
}

declare module '../model/model.js' {
  interface ValueKinds {
    view: ViewType;
  }
}

export const viewKind: Kind<ViewType> = {
  ...PLAIN,
  words: { View: { count: 0 } },
  read: () => ({ kind: 'view' }),
  check: () => undefined,
  isParameter: () => false,
  isResult: () => true,
  isLent: () => true,
  accepts: () => ['buffer'],
  shapeName: () => 'view',
  table: () => ({ before: [], members: [] }),
  runtime: () => ['binding_views.c'],
  contract: () => [],
  argument: () => ({ before: [], passed: [], after: [] }),
  resultContract: () => [`binding_bytes_t *${RESULT.value}`],

  /** Made before the call: a full heap must not leave memory that nothing refers to. */
  result: (_, { self }) => ({
    before: [
      `binding_view_t *view = binding_new_view(${self ?? 'NULL'});`,
      `binding_bytes_t ${RESULT.value};`,
    ],
    passed: [`&${RESULT.value}`],
    object: `binding_lend(view, &${RESULT.value})`,
  }),

  stub: () => 'memoryview',
  manual: () => 'memoryview, read only',
};
