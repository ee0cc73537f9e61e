// SPDX-License-Identifier: MIT
// CPU seconds of programs. They depend on the machine, so figures are compared with others of the same run.

import { readFile } from 'node:fs/promises';
import { execute } from '../../../cli/support/execute.js';

/** Linux counts them in hundredths of a second. */
const TICKS = 100;

/** CPU seconds of a program and of those that it started. */
export async function cpuSeconds(command: string[], cwd?: string): Promise<number> {
  const before = await ofChildren();
  await execute({ check: true, ...(cwd === undefined ? {} : { cwd }) })`${command}`;
  return (await ofChildren()) - before;
}

/** What ended children of this process have used: fields 16 and 17 of proc(5)'s stat. */
async function ofChildren(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** The middle one; for an even count, the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
