// SPDX-License-Identifier: MIT
// Numbers from variables of make and of the environment.

import { usageError } from '../../cli/support/failure.js';

/** A whole number from 1 to `max`; a Failure names the variable. */
export function wholeNumber(name: string, text: string | undefined, max: number): number {
  const number = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  if (!(number >= 1 && number <= max)) {
    throw usageError(`${name}=${text ?? ''} is not a whole number from 1 to ${max}`);
  }
  return number;
}
