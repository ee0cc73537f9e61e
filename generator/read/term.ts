// SPDX-License-Identifier: MIT
import type { Location } from '../model/model.js';

/** A type of the spec as plain data: the reader's own small language, free of any compiler's types. */
export type Term = { at: Location } & (
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'tuple'; items: Term[] }
  | { kind: 'union'; items: Term[] }
  | { kind: 'object'; members: { name: string; term: Term }[] }
  /** A name, perhaps with arguments: a word of the vocabulary or a declaration of the spec. */
  | { kind: 'name'; name: string; args: Term[] }
  /** The value of a constant (`typeof NAME`) or of an enumerator (`enumeration.NAME`). */
  | { kind: 'value'; name: string }
  /** Reported already where it stands: whoever meets it stays silent. */
  | { kind: 'unreadable' }
);

/** A comment: its text and its tags, in order. */
export interface Comment {
  text: string;
  tags: { name: string; text: string }[];
}

/** What a spec file declares, as it stands there. */
export interface Declarations {
  files: { path: string; comment: Comment; at: Location }[];
  aliases: Declared<{ term: Term }>[];
  constants: Declared<{ term: Term }>[];
  enumerations: Declared<{ members: { name: string; value: number; comment: Comment; at: Location }[] }>[];
  interfaces: Declared<{ base: Term | undefined; members: Member[] }>[];
  functions: Declared<{ parameters: NamedTerm[]; returns: Term }>[];
  classes: Declared<{
    marks: string[];
    construction: { comment: Comment; parameters: NamedTerm[]; at: Location } | undefined;
    constants: Member[];
    attributes: Member[];
    methods: { name: string; comment: Comment; parameters: NamedTerm[]; returns: Term; at: Location }[];
  }>[];
}

export type Declared<T> = T & { name: string; file: string; comment: Comment; at: Location };
export type Member = { name: string; term: Term; comment: Comment; at: Location };
export type NamedTerm = { name: string; term: Term; at: Location };
