// SPDX-License-Identifier: MIT
/** Type expressions of a spec as plain data, independent of the TypeScript compiler. */
import type { Location } from './model.js';

/** A type expression. */
export type Term = { at: Location } & (
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  | { kind: 'tuple'; items: Term[] }
  | { kind: 'union'; items: Term[] }
  | { kind: 'object'; members: { name: string; term: Term }[] }
  /** A type name with its arguments: from the vocabulary or declared in the spec. */
  | { kind: 'name'; name: string; args: Term[] }
  /** The value of a constant (`typeof NAME`) or of an enumerator (`enumeration.NAME`). */
  | { kind: 'value'; name: string; enumeration?: string }
  /** Already reported: later errors about it are suppressed. */
  | { kind: 'invalid' }
);

/** A type name with its arguments. */
export type NameTerm = Term & { kind: 'name' };
