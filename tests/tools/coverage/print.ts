// SPDX-License-Identifier: MIT
// Prints uncovered source lines and the table.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import type { Coverage } from './counts.js';
import { table, uncovered } from './report.js';

export async function printCoverage(coverage: Coverage): Promise<void> {
  const sources = new Map<string, string>();
  for (const { file } of coverage) {
    sources.set(file, await readFile(join(projectRoot, file), 'utf8'));
  }
  process.stdout.write(`${uncovered(coverage, sources)}\n${table(coverage)}`);
}
