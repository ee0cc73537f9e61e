// SPDX-License-Identifier: MIT
/** ABI → the error codes of a C module, whose names and meanings share texts: flash is scarce. */
import { quoted } from '../model/c-names.js';
import type { Abi } from '../model/model.js';

export interface ErrorsView {
  /** C string literals, each text with its NUL. */
  texts: string[];
  /** The places of the prefix and of the rest in the texts. */
  codes: { name: string; prefix: number; rest: number }[];
}

interface ErrorCode {
  name: string;
  prefix: string;
  /** The rest of the name, a NUL, and the meaning. */
  rest: string;
}

export function lowerErrors({ constants }: Pick<Abi, 'constants'>): ErrorsView {
  const errors = split(constants.filter(({ isError }) => isError).map(({ name, doc }) => ({ name, doc })));
  const places = new Map<string, number>();
  let size = 0;
  for (const text of distinctTexts(errors)) {
    places.set(text, size);
    size += sizeOf(text);
  }
  const placeOf = (text: string): number => places.get(text) ?? 0;
  return {
    texts: [...places.keys()].map(literal),
    codes: errors.map(({ name, prefix, rest }) => ({ name, prefix: placeOf(prefix), rest: placeOf(rest) })),
  };
}

/** Splits the names after those words that make the texts smallest, as far as one word after the other shows it. */
function split(errors: readonly { name: string; doc: string }[]): ErrorCode[] {
  const after = (prefixes: readonly string[]): ErrorCode[] =>
    errors.map(({ name, doc }) => {
      const prefix = prefixes.findLast((each) => name.startsWith(each)) ?? '';
      return { name, prefix, rest: `${name.slice(prefix.length)}\0${doc}` };
    });
  let prefixes: string[] = [];
  let best = after(prefixes);
  for (const prefix of sharedPrefixes(errors.map(({ name }) => name))) {
    const longer = after([...prefixes, prefix]);
    if (totalSize(longer) < totalSize(best)) {
      prefixes = [...prefixes, prefix];
      best = longer;
    }
  }
  return best;
}

/** What several names start with, up to a `_`: the shortest first. */
function sharedPrefixes(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const { index } of name.matchAll(/_/g)) {
      const prefix = name.slice(0, index + 1);
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  return [...counts]
    .flatMap(([prefix, count]) => (count > 1 ? [prefix] : []))
    .sort((one, other) => one.length - other.length);
}

function distinctTexts(errors: readonly ErrorCode[]): Set<string> {
  return new Set([...errors.map(({ prefix }) => prefix), ...errors.map(({ rest }) => rest)]);
}

function totalSize(errors: readonly ErrorCode[]): number {
  return [...distinctTexts(errors)].reduce((sum, text) => sum + sizeOf(text), 0);
}

/** In C, in UTF-8, with the NUL. */
function sizeOf(text: string): number {
  return Buffer.byteLength(text) + 1;
}

/** A literal for each part between NULs: after `\0`, a digit would belong to the same character. */
function literal(text: string): string {
  return text
    .split('\0')
    .map((part) => `${quoted(part).slice(0, -1)}\\0"`)
    .join(' ');
}
