// SPDX-License-Identifier: MIT
// Execution counts of lines and branches, summed over several builds of the same sources.

/** One build's counts of a line; a line with code of several functions has several. */
export interface LineCount {
  line: number;
  count: number;
  /** How often each branch of the line was taken, in the compiler's order. */
  branches: number[];
}

/** One build's counts of a file. */
export interface FileCount {
  /** Relative to the project. */
  file: string;
  lines: LineCount[];
}

/** The counts of a line in all builds. */
export interface Line {
  line: number;
  count: number;
  branches: number[];
}

/** By file, sorted by name; lines in ascending order. */
export type Coverage = { file: string; lines: Line[] }[];

/**
 * Sums the counts of builds. If builds have the same number of branches in a line, the branches are the same. Otherwise
 * the preprocessor produced different code, and the branches of each build are kept.
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
