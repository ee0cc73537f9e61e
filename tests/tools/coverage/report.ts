// SPDX-License-Identifier: MIT
// Coverage as text: a table by file, the lines that are not covered, and missed limits.

import { columns } from '../../../cli/support/columns.js';
import type { Coverage, Line } from './counts.js';

/** Minimum coverage of all files together, in percent. */
export const LIMITS = { lines: 95, branches: 85 };

interface Share {
  covered: number;
  all: number;
}

interface Shares {
  lines: Share;
  branches: Share;
}

/** A row for each file and one for all, with covered and all lines and branches. */
export function table(coverage: Coverage): string {
  const rows = [...coverage.map(({ file, lines }) => ({ file, lines })), all(coverage)];
  const cells = rows.map(({ file, lines }) => {
    const shares = sharesOf(lines);
    return [...cellsOf(shares.lines), ...cellsOf(shares.branches), file];
  });
  return columns([['lines', '', 'branches', '', ''], ...cells]);
}

/** A line for each source line that was not run, or with a branch that was not taken. `sources` has the files' text. */
export function uncovered(coverage: Coverage, sources: Map<string, string>): string {
  const rows = coverage.flatMap(({ file, lines }) => {
    const text = (sources.get(file) ?? '').split('\n');
    return lines
      .filter((line) => reasonOf(line) !== '')
      .map((line) => [`${file}:${line.line}`, reasonOf(line), (text[line.line - 1] ?? '').trim()]);
  });
  return rows.length === 0 ? '' : columns(rows);
}

/** Missed limits, a sentence each. */
export function shortfalls(coverage: Coverage, limits = LIMITS): string[] {
  const shares = sharesOf(all(coverage).lines);
  return (['lines', 'branches'] as const)
    .filter((kind) => percent(shares[kind]) < limits[kind])
    .map((kind) => `${percentText(shares[kind])} of ${kind} are covered, the limit is ${limits[kind]} %`);
}

function all(coverage: Coverage): { file: string; lines: Line[] } {
  return { file: 'all', lines: coverage.flatMap(({ lines }) => lines) };
}

function reasonOf({ count, branches }: Line): string {
  if (count === 0) {
    return 'not run';
  }
  const untaken = branches.filter((taken) => taken === 0).length;
  return untaken === 0 ? '' : `${untaken} of ${branches.length} branches not taken`;
}

function sharesOf(lines: Line[]): Shares {
  return {
    lines: shareOf(lines.map(({ count }) => count)),
    branches: shareOf(lines.flatMap(({ branches }) => branches)),
  };
}

function shareOf(counts: number[]): Share {
  return { covered: counts.filter((count) => count > 0).length, all: counts.length };
}

function percent({ covered, all: whole }: Share): number {
  return whole === 0 ? 100 : (100 * covered) / whole;
}

// Rounded down: 94.96 % is not 95.
function percentText(share: Share): string {
  return `${(Math.floor(10 * percent(share)) / 10).toFixed(1)} %`;
}

function cellsOf(share: Share): string[] {
  return [percentText(share).padStart(7), `${share.covered}/${share.all}`];
}
