// SPDX-License-Identifier: MIT
// Numbers that a user gives by name.

import { Failure } from './failure.js';

/** A whole number from 1 to `max`; a Failure names what is none. */
export function wholeNumber(name: string, text: string | undefined, max: number): number {
  const number = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  if (!(number >= 1 && number <= max)) {
    throw new Failure(`${name}=${text ?? ''} is no whole number from 1 to ${max}`, undefined, true);
  }
  return number;
}
