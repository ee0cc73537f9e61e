// This file is part of the k230 vencoder project, MIT licence.
// A step on the board: a line of Python, and what it may come to.

/** What surrounds a step: nothing, a locked heap, a heap without a free byte. */
export type Around = '-' | 'locked' | 'full';

export interface Exchange {
  text: string;
  around: Around;
  /** Outcomes as `stage.py` tells them; a * at the end stands for any ending. */
  allowed: string[];
  /** Takes the outcome in; a further step, where it needs one. */
  then?(outcome: string): Exchange | undefined;
}

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
