// SPDX-License-Identifier: MIT
/** Bounds of lengths and sizes. */
import type { Use } from './kind.js';
import { INT32 } from './limits.js';

/** Reports sizes that no value has, or that the table of types cannot have. */
export function checkSizes(
  min: number,
  max: number,
  what: 'length' | 'size',
  { name, at, diagnostics }: Use,
  limit = INT32.max,
): void {
  if (min < 0 || min > max || max > limit) {
    const message = `the bounds ${min}..${max} of the ${what} of ${name} are not valid`;
    diagnostics.add('C024', at, message, `use 0 <= min <= max <= ${limit}`);
  }
}

/** "1..9 bytes", "4 bytes", "up to 9 bytes", "1 byte". */
export function sizesText(min: number, max: number, unit: 'bytes' | 'items'): string {
  const noun = max === 1 ? unit.slice(0, -1) : unit;
  if (min === max) {
    return `${max} ${noun}`;
  }
  return min === 0 ? `up to ${max} ${noun}` : `${min}..${max} ${noun}`;
}
