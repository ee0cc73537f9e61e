// SPDX-License-Identifier: MIT
// How often lines and branches were run, over several builds of the same sources.

/** What one build counted in one line; a line that has code of several functions comes several times. */
export interface LineCount {
  line: number;
  count: number;
  /** How often each branch of the line was taken, in the compiler's order. */
  branches: number[];
}

/** What one build counted in one file. */
export interface FileCount {
  /** Relative to the project. */
  file: string;
  lines: LineCount[];
}

/** What all builds together say of a line. */
export interface Line {
  line: number;
  count: number;
  branches: number[];
}

/** By file, in order of names; the lines in theirs. */
export type Coverage = { file: string; lines: Line[] }[];

/**
 * Sums what builds counted. A line's branches are the same ones where builds agree on their number; where they do not,
 * the preprocessor made different code of the line, and the branches of each count.
 */
export function merge(counts: FileCount[]): Coverage {
  const files = new Map<string, Map<number, LineCount[]>>();
  for (const { file, lines } of counts) {
    const known = files.get(file) ?? new Map<number, LineCount[]>();
    files.set(file, known);
    for (const counted of lines) {
      known.set(counted.line, [...(known.get(counted.line) ?? []), counted]);
    }
  }
  return [...files]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([file, lines]) => ({ file, lines: inOrder(lines) }));
}

function inOrder(lines: Map<number, LineCount[]>): Line[] {
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, counts]) => ({
      line,
      count: sum(counts.map(({ count }) => count)),
      branches: mergedBranches(counts.map(({ branches }) => branches)),
    }));
}

function mergedBranches(ofBuilds: number[][]): number[] {
  const byNumber = new Map<number, number[]>();
  for (const branches of ofBuilds) {
    const known = byNumber.get(branches.length) ?? branches.map(() => 0);
    byNumber.set(
      branches.length,
      known.map((count, index) => count + (branches[index] ?? 0)),
    );
  }
  return [...byNumber.values()].flat();
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
