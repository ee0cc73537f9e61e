// SPDX-License-Identifier: MIT
/** Texts that the emitted files can have. */

/** Control characters, line separators, marks that reorder the text around them, halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}
