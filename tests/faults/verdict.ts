// SPDX-License-Identifier: MIT
// What is to be expected of a run in which a call failed.

import type { Fault } from './call-faults.js';
import type { Ending, Run } from './scenario-run.js';

/** What CanMV's own packages and MicroPython raise when something fails under them. */
const OF_THE_PACKAGES = ['OSError', 'MemoryError', 'RuntimeError', 'AssertionError'];

/** The module's own allocations come from the C library. */
const CALLED: Record<string, string> = { malloc: 'calloc' };

export function hasFired({ text, function: name }: Fault, { stderr }: Run): boolean {
  return stderr.includes(`fault fired: ${name}:${text.split(':')[1] ?? ''}\n`);
}

/** A sentence about what is not as it should be; undefined when all is well. */
export function whatIsWrong(fault: Fault, run: Run): string | undefined {
  const [first, again] = run.endings;
  if (first === undefined || again === undefined) {
    return `ended with ${String(run.code)}: ${run.stdout}${run.stderr}`;
  }
  if (run.code !== 0 || !run.stderr.endsWith('account: clean\n')) {
    return run.stderr;
  }
  if (again.outcome.length > 0 || again.results.length > 0) {
    return `the next recording: ${JSON.stringify(again)}`;
  }
  return isDocumented(fault, first) ? undefined : JSON.stringify(first);
}

/** Nothing at all, a call that says so by its result, or an exception that names what failed. */
function isDocumented(fault: Fault, { outcome }: Ending): boolean {
  const [type, code, text] = outcome;
  if (type === undefined) {
    return true;
  }
  if (!fault.isOfTheModule) {
    return OF_THE_PACKAGES.includes(String(type));
  }
  const called = CALLED[fault.function] ?? fault.function;
  return type === 'OSError' && typeof code === 'number' && String(text).includes(` failed in ${called}: `);
}
