// SPDX-License-Identifier: MIT
// Files of a CanMV tree that block an installation or its removal.

import { Failure } from '../support/failure.js';

export interface Conflict {
  path: string;
  /** The problem; follows the file's path in a sentence. */
  problem: string;
  hint: string;
}

/** An installed file that the user edited. */
export const MODIFIED: Omit<Conflict, 'path'> = {
  problem: 'was changed after it was installed',
  hint: 'Save the change elsewhere, then undo it here.',
};

/** Throws a Failure that names all conflicts, if there are any. */
export function requireNoConflicts(message: string, conflicts: Conflict[]): void {
  if (conflicts.length > 0) {
    throw new Failure(message, describe(conflicts));
  }
}

// Conflicts with the same hint share one hint line.
function describe(conflicts: Conflict[]): string {
  const hints = [...new Set(conflicts.map(({ hint }) => hint))];
  const groups = hints.map((hint) => {
    const lines = conflicts
      .filter((conflict) => conflict.hint === hint)
      .map(({ path, problem }) => `${path} ${problem}`);
    return [...lines, hint].join('\n');
  });
  return groups.join('\n');
}
