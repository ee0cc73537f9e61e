// SPDX-License-Identifier: MIT
// A step on the board: a line of Python, and what it may come to.

/** What surrounds a step: nothing, a locked heap, a full heap, one whose nth allocation fails, a Ctrl-C. */
export type Around = '-' | 'locked' | 'full' | `fails${number}` | 'broken';

/** What a step that allocates, or takes its time, may come to besides. */
export function besides(around: Around): string[] {
  switch (around) {
    case '-':
      return [];
    case 'broken':
      return ['None'];
    default:
      return ['MemoryError*'];
  }
}

export interface Exchange {
  text: string;
  around: Around;
  /** Outcomes as `fixture.py` tells them; a * at the end stands for any ending. */
  allowed: string[];
  /** Takes the outcome in; a further step, where it needs one. */
  then?(outcome: string): Exchange | undefined;
}

/** What a step may come to while a fault fires: the documented ways to say that something went wrong, or nothing. */
export const WITH_A_FAULT = [
  'OSError*',
  'MemoryError*',
  'RuntimeError*',
  'None',
  '-*',
  '0',
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `${digit}*`),
  "'*",
  '[*',
];

/** A line that has to do what it says. */
export function plainly(text: string, then?: () => void): Exchange {
  return {
    text,
    around: '-',
    allowed: ['None'],
    then: () => {
      then?.();
      return undefined;
    },
  };
}
