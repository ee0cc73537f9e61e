// SPDX-License-Identifier: MIT
/** The words of the vocabulary, with their arguments. A test compares them with `spec/vocabulary.ts`. */

import type { Members, Word } from '../types/kind.js';
import { allKinds } from '../types/kinds.js';

export type { Members, Word };

const UNIT: Members = { unit: true };

/** Options that calls with and without states have. */
const CALL_OPTIONS: Members = { waits: false, releases: false, raises: false, symbol: false };

/** The object types of the list in `Rules`. */
export const CASE: Members = { when: true, label: true, then: true };

/** The words that name no value type: these belong to their kinds. */
const OTHER_WORDS: Readonly<Record<string, Word>> = {
  Alias: { count: 2 },
  ArrayOf: { count: 2 },
  Call: {
    count: 2,
    objects: {
      1: {
        returns: true,
        from: true,
        to: false,
        stays: false,
        noop: false,
        reports: false,
        errors: false,
        rejects: false,
        ...CALL_OPTIONS,
      },
    },
  },
  Character: { count: 0 },
  Computed: { count: 1, objects: { 0: UNIT } },
  ConstPointer: { count: 1 },
  ContextManager: { count: 1 },
  Count: { count: 1, objects: { 0: UNIT } },
  Default: { count: 2 },
  DriverCode: { count: 0 },
  Emit: { count: 3, optional: 1 },
  ErrorCode: { count: 1 },
  Fails: { count: 2 },
  Field: { count: 1 },
  Finalised: { count: 0 },
  IntArray: { count: 2, objects: { 1: UNIT } },
  Iteration: { count: 1 },
  Method: { count: 1, objects: { 0: { returns: true, ...CALL_OPTIONS } } },
  Module: {
    count: 1,
    objects: {
      0: {
        prefix: true,
        native: true,
        facade: true,
        imports: true,
        starImports: true,
        addition: false,
        example: false,
      },
    },
  },
  None: { count: 0 },
  OwnKey: { count: 1, objects: { 0: UNIT } },
  Pointer: { count: 1 },
  Printed: { count: 0 },
  Property: { count: 2, optional: 1 },
  ReadOnly: { count: 1, objects: { 0: UNIT } },
  Rules: { count: 2 },
  Signed: { count: 1 },
  State: { count: 2 },
  StateMachine: { count: 1 },
  Status: { count: 0 },
  Struct: { count: 0 },
  StructView: { count: 1 },
  Union: { count: 1 },
  Unsigned: { count: 1 },
  Void: { count: 0 },
};

/** Words behind `implements`. */
export const PROTOCOLS = ['Finalised', 'ContextManager', 'Iteration', 'Printed'];

export const WORDS: Readonly<Record<string, Word>> = Object.fromEntries(
  [OTHER_WORDS, ...allKinds().map(({ words }) => words)]
    .flatMap((words) => Object.entries(words))
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** Aliases with a meaning of their own. */
export const NAMED_ALIASES = ['Generations', 'Targets'];

/** The words as one text, for hints. */
export const WORD_LIST = Object.keys(WORDS).join(', ');
