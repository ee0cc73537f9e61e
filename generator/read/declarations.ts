// SPDX-License-Identifier: MIT
/** The syntax tree of a spec as plain data, independent of the TypeScript compiler. */
import type { Location } from '../model/model.js';
import type { Term } from '../model/term.js';

export type { Term };

/** A doc comment: its text, and its tags in order. */
export interface Comment {
  text: string;
  /** The parts of the text between empty lines. */
  paragraphs: string[];
  tags: { name: string; text: string }[];
}

/** All declarations of a spec, in source order. */
export interface Declarations {
  files: {
    path: string;
    comment: Comment;
    /** Paths of the files that it imports from. */
    imports: string[];
    at: Location;
  }[];
  aliases: Declaration<{ term: Term }>[];
  constants: Declaration<{ term: Term }>[];
  enumerations: Declaration<{ members: { name: string; value: number; comment: Comment; at: Location }[] }>[];
  interfaces: Declaration<{ base: Term | undefined; members: Member[] }>[];
  functions: Declaration<{ parameters: NamedTerm[]; returns: Term }>[];
  classes: Declaration<{
    /** The words behind `implements`. */
    implemented: Term[];
    construction: { comment: Comment; parameters: NamedTerm[]; at: Location } | undefined;
    constants: Member[];
    attributes: Member[];
    methods: {
      name: string;
      comment: Comment;
      parameters: NamedTerm[];
      returns: Term;
      at: Location;
      isStatic: boolean;
    }[];
  }>[];
}

export type Declaration<T> = T & { name: string; file: string; comment: Comment; at: Location };
export type Member = { name: string; term: Term; comment: Comment; at: Location };
export type NamedTerm = { name: string; term: Term; at: Location };
