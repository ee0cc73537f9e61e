// SPDX-License-Identifier: MIT
/** Aliases that contain themselves, whose types have no end. */
import type { Declaration, Term } from './declarations.js';
import { typeNamesIn } from './terms.js';

type Alias = Declaration<{ term: Term }>;

/** The names of the aliases that contain themselves, also by way of others. */
export function endlessAliases(aliases: readonly Alias[]): ReadonlySet<string> {
  const inner = new Map(aliases.map(({ name, term }) => [name, typeNamesIn(term)]));
  const contains = (name: string): Set<string> => {
    const found = new Set(inner.get(name));
    // A set visits what is added to it meanwhile.
    for (const each of found) {
      inner.get(each)?.forEach((next) => found.add(next));
    }
    return found;
  };
  return new Set(aliases.map(({ name }) => name).filter((name) => contains(name).has(name)));
}
