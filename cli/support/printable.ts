// SPDX-License-Identifier: MIT
// Text from outside (names in images, of files and of devices) for a terminal: control characters would move its cursor,
// rename its window or forge lines of this program.

/** C0 and C1 control characters, DEL, line separators, and the characters that change the direction of writing. */
const CONTROLS = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
// JSON.stringify escapes those below a space, except its own line ends.
const JSON_CONTROLS = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const LINE_END = /\r?\n/;

/** The text with each control character, also a newline, as an escape such as \x1b; tabs stay. */
export function printable(text: string): string {
  return text.replace(CONTROLS, escaped);
}

/** As `printable`, but newlines stay. */
export function printableLines(text: string): string {
  return text.split(LINE_END).map(printable).join('\n');
}

/** JSON without control characters: JSON itself allows most of them in strings. */
export function printableJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(
    JSON_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}
