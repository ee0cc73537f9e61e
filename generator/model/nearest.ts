// SPDX-License-Identifier: MIT
/** "Did you mean": the known word that a misspelt one is nearest to. */
import { closestMatch } from 'leven';

/** A hint: the nearest of the candidates if one is near, else `otherwise`. */
export function nearestHint(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = nearest(word, [...candidates]);
  return near === undefined ? otherwise : `did you mean ${near}?`;
}

function nearest(word: string, candidates: string[]): string | undefined {
  const sameLetters = candidates.find((each) => each.toLowerCase() === word.toLowerCase());
  const maxDistance = Math.floor(word.length / 3);
  return sameLetters ?? (maxDistance === 0 ? undefined : closestMatch(word, candidates, { maxDistance }));
}
