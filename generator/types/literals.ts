// SPDX-License-Identifier: MIT
/** Defaults as literals: read from a spec, written as Python. */
import type { DefaultValue } from '../model/model.js';
import type { Term } from '../model/term.js';
import type { TermReader } from './kind.js';

/** A literal of any type; what is none must be a whole number. */
export function readLiteral(term: Term, subject: string, symbols: TermReader['symbols']): DefaultValue {
  const literal = symbols.resolve(term);
  switch (literal.kind) {
    case 'boolean':
      return literal.value;
    case 'null':
      return null;
    case 'string':
      // Other strings must have text.
      return literal.value === '' ? '' : symbols.string(literal, subject);
    case 'number':
    case 'tuple':
    case 'union':
    case 'object':
    case 'name':
    case 'value':
    case 'invalid':
      return symbols.number(term, subject);
  }
}

export function literalText(value: DefaultValue): string {
  if (value === null) {
    return 'None';
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
