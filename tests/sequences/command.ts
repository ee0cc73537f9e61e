// SPDX-License-Identifier: MIT
// A command for the board: a line of Python and its allowed results.

/** The condition of a command: none, a locked heap, a full heap, a failing nth allocation, or Ctrl-C. */
export type Condition = '-' | 'locked' | 'full' | `fails${number}` | 'interrupted';

/** Further results that a condition allows. */
export function alsoAllowed(condition: Condition): string[] {
  switch (condition) {
    case '-':
      return [];
    case 'interrupted':
      return ['None'];
    case 'full':
    case 'locked':
    default: // and `fails${number}`
      return ['MemoryError*'];
  }
}

export interface Command {
  text: string;
  condition: Condition;
  /** Results as from `fixture.py`; a trailing * matches any text. */
  allowed: string[];
  /** Updates the model with the result; returns a further command if needed. */
  then?(result: string): Command | undefined;
}

/** Further results while a fault fires: the documented errors, or a normal result. */
export const FAULT_RESULTS = [
  'OSError*',
  'MemoryError*',
  'RuntimeError*',
  'None',
  '-*',
  '0',
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `${digit}*`),
  "'*",
  "b'*",
  '[*',
  '(*',
  '<*',
];

/** A statement that must succeed. */
export function statement(text: string, then?: () => void): Command {
  return {
    text,
    condition: '-',
    allowed: ['None'],
    then: () => {
      then?.();
      return undefined;
    },
  };
}
