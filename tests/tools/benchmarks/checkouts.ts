// SPDX-License-Identifier: MIT
// The checkouts that a benchmark compares: another one, and this one.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import { usageError } from '../../../cli/support/failure.js';
import { projectRoot } from '../../../cli/support/project.js';

export interface Checkout {
  checkout: string;
  /** In tables. */
  name: 'before' | 'now';
}

/** The built checkout in the folder `base`, if it is given, then this one. */
export function checkoutsOf(base: string | undefined): Checkout[] {
  const now: Checkout = { checkout: projectRoot, name: 'now' };
  if (base === undefined || base === '') {
    return [now];
  }
  const checkout = path.resolve(base);
  if (!existsSync(path.join(checkout, 'dist', 'cli', 'main.js'))) {
    throw usageError(`BASE=${base}: no built checkout`, 'Run make setup there.');
  }
  return [{ checkout, name: 'before' }, now];
}

/** A line for each checkout: its commit. */
export async function commitsOf(checkouts: Checkout[]): Promise<string[]> {
  return await Promise.all(
    checkouts.map(async ({ checkout, name }) => {
      const { stdout } = await execute({ check: true })`git -C ${checkout} log -1 ${'--format=%h %s'}`;
      return `${name}: \`${stdout.trim()}\``;
    }),
  );
}
