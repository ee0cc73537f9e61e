// SPDX-License-Identifier: MIT
/** Names and strings in C and Python. */

/** `GetValue` → `get_value`, `valueType` → `value_type`; keeps names that are already in snake case. */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A string literal, valid in both C and Python. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The macro that is 1 when the C code is built for a generation of the ABI. */
export function generationMacro(name: string, generation: string): string {
  return `${name.toUpperCase()}_GENERATION_${generation}`;
}
