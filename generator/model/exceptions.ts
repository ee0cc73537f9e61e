// SPDX-License-Identifier: MIT
/** The built-in exceptions that a call can raise when the engine fails. */
import type { Method } from './model.js';

/** The one with the driver's code. */
export const OS_ERROR = 'OSError';

/** Those of every port of MicroPython that say nothing about the interpreter itself. */
export const EXCEPTIONS = [
  'AttributeError',
  'EOFError',
  'Exception',
  'IndexError',
  'KeyError',
  'LookupError',
  'MemoryError',
  'NotImplementedError',
  OS_ERROR,
  'OverflowError',
  'RuntimeError',
  'TypeError',
  'ValueError',
];

/** Whether the call raises another exception than OSError. */
export function raisesOther({ raises, rejects }: Method): boolean {
  return raises !== OS_ERROR || rejects !== OS_ERROR;
}
