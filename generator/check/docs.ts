// SPDX-License-Identifier: MIT
/** Checks that a part of the Python API is documented. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location } from '../model/model.js';

export function checkDoc(
  subject: string,
  doc: string,
  at: Location,
  diagnostics: Diagnostics,
  help = 'add a comment above it',
): void {
  if (doc === '') {
    diagnostics.add('C034', at, `${subject} is not documented`, help);
  }
}
