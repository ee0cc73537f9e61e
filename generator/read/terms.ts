// SPDX-License-Identifier: MIT
/** What is inside of terms. */
import type { Term } from './declarations.js';

/** The terms directly in a term. */
export function innerTerms(term: Term): Term[] {
  switch (term.kind) {
    case 'name':
      return term.args;
    case 'tuple':
    case 'union':
      return term.items;
    case 'object':
      return term.members.map((member) => member.term);
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'value':
    case 'invalid':
      return [];
  }
}

/** Names of types in a term. */
export function typeNamesIn(term: Term): string[] {
  return [...(term.kind === 'name' ? [term.name] : []), ...innerTerms(term).flatMap(typeNamesIn)];
}
