// SPDX-License-Identifier: MIT
// The budget: the most that a frame, an object and the module's code may cost.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import type { CASES } from '../tools/benchmarks/reader.js';

const FILE = path.join('tests', 'budget', 'budget.json');

export interface Budget {
  driverCallsPerFrame: Record<(typeof CASES)[number], number>;
  heapBytesPerFrame: number;
  objectBytes: Record<string, number>;
  /** By MPP generation, compiled for the K230. */
  textBytes: Record<'A' | 'B', number>;
  /** Of the module and of MicroPython, on the board `host`, for one GetStream and one ReleaseStream. */
  instructionsPerFrame: number;
}

export const BUDGET = JSON.parse(readFileSync(path.join(projectRoot, FILE), 'utf8')) as Budget;

/** A line for each figure that exceeds its budget; none if all fit. `tolerance` is a part of the budget. */
export function excesses(
  what: string,
  measured: ReadonlyMap<string, number>,
  budget: Record<string, number>,
  tolerance = 0,
): string[] {
  // Counts per frame are quotients.
  const rounding = 1e-9;
  return [...measured]
    .filter(([name, count]) => !(count <= (budget[name] ?? 0) * (1 + tolerance) + rounding))
    .map(
      ([name, count]) =>
        `${what}, ${name}: ${count}, budget ${budget[name] ?? 'none'}. If the change is worth it, change ${FILE} in the same commit.`,
    );
}
