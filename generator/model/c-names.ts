// SPDX-License-Identifier: MIT
/** Names, strings and comments in C and Python. */
import { isCKeyword, mayBeMacro } from './reserved-names.js';

/** `GetValue` → `get_value`, `valueType` → `value_type`; keeps names that are already in snake case. */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A string literal in C; for names also in Python. Splits trigraphs. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/(?<=\?)\?/g, '\\?');
}

/** Text for a `//` comment: a backslash at its end, also as a trigraph, would continue the comment on the next line. */
export function commentLine(text: string): string {
  return /(\\|\?\?\/)\s*$/.test(text) ? `${text.trimEnd()}.` : text;
}

/** The macro that is 1 when the C code is built for a generation of the ABI. */
export function generationMacro(name: string, generation: string): string {
  return `${name.toUpperCase()}_GENERATION_${generation}`;
}

const ESCAPE = 'py_';

/** The member of a struct that belongs to the engine. */
export const ENGINE_MEMBER = 'engine';

/** The member of a struct by which the engine ends the views of an object. */
export const VIEWS_MEMBER = 'views';

/** The member of a struct that says which call made the object. */
export const ORIGIN_MEMBER = 'origin';

/**
 * The C name of a member or parameter that Python calls `name`: the same, with a prefix if C has another meaning for it.
 * @param taken other names that have a meaning there
 */
export function memberName(name: string, taken: ReadonlySet<string>): string {
  const isTaken =
    isCKeyword(name) ||
    mayBeMacro(name) ||
    taken.has(name) ||
    name === ENGINE_MEMBER ||
    name === VIEWS_MEMBER ||
    name === ORIGIN_MEMBER ||
    name.startsWith(ESCAPE);
  return isTaken ? `${ESCAPE}${name}` : name;
}
