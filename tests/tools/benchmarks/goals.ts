// SPDX-License-Identifier: MIT
// The goals, and why some are missed.

import { count, type Table } from './document.js';

export interface Figure {
  title: string;
  unit: string;
  /** At most this, or at least. */
  goal: number;
  isLeast?: boolean;
  now: number;
  before?: number | undefined;
}

/**
 * Why a goal is missed and what was tried, by the figure's title. Written by hand: add a line for each goal that the page
 * shows as missed, and remove those of goals that are met.
 */
const REMARKS: Record<string, string> = {
  '`generate`, unchanged':
    'An empty program takes Node half of it, the start of the tool a quarter. Tried: nothing of the generator is loaded.',
  'rebuild after a doc word in the spec':
    "A third is `generate`; MicroPython's scripts read the file with the words, and the program is linked. Tried: Python keeps its " +
    'compiled modules, objects by ccache.',
  'StreamData with its lists':
    '32 bytes more: the count that ends its views, the instance of a Python subclass, and the call that made it, for `frames`.',
  '`generate --check`':
    'An empty program takes Node half of it, the start of the tool a quarter. Tried: nothing of the generator is loaded.',
};

/** The goals as a table. */
export function goalTable(figures: Figure[]): Table {
  const hasBefore = figures.some(({ before }) => before !== undefined);
  const rows = figures.map(({ title, unit, goal, isLeast = false, now, before }) => {
    const isMet = isLeast ? now >= goal : now <= goal;
    return [
      title,
      ...(hasBefore ? [before === undefined ? '' : count(before)] : []),
      count(now),
      `at ${isLeast ? 'least' : 'most'} ${count(goal)} ${unit}`,
      isMet ? 'met' : 'missed',
      isMet ? '' : (REMARKS[title] ?? ''),
    ];
  });
  return {
    title: 'Goals',
    text: [],
    head: ['figure', ...(hasBefore ? ['before'] : []), 'now', 'goal', '', 'why, and what was tried'],
    rows,
  };
}
