// SPDX-License-Identifier: MIT
// The documented survivors: mutants that no test can or should notice, each with a reason.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import type { Mutant } from './mutants.js';

export const SURVIVORS = 'docs/mutants.md';

/** The line of a mutant in the document, without its reason. */
export function lineOf({ file, before, after }: Mutant): string {
  return `- \`${file}\`: \`\` ${before.trim()} \`\` → \`\` ${after.trim()} \`\`: `;
}

/** Whether the document has a reason for the mutant. */
export async function hasReason(mutant: Mutant): Promise<boolean> {
  const lines = (await readFile(join(projectRoot, SURVIVORS), 'utf8')).split('\n');
  const start = lineOf(mutant);
  return lines.some((line) => line.startsWith(start) && line.length > start.length);
}
