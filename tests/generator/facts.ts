// SPDX-License-Identifier: MIT
/** Facts from outside the project, in a folder next to it if present. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';

export interface Facts {
  file: string;
  /** `it` if the file exists, else a skip that the report shows. */
  itWithFacts: typeof it | typeof it.skip;
}

const SHARED = path.join(projectRoot, '../shared');
/** Folders of the facts and of the seed: CanMV's manual with its examples. */
export const outsideFolders = {
  facts: path.resolve(process.env['VENCODER_FACTS'] ?? path.join(SHARED, 'facts')),
  seed: path.resolve(process.env['VENCODER_SEED'] ?? path.join(SHARED, 'seed')),
};

export function factsIn(folder: keyof typeof outsideFolders, name: string): Facts {
  const file = path.join(outsideFolders[folder], name);
  if (existsSync(file)) {
    return { file, itWithFacts: it };
  }
  process.stderr.write(`\nSKIPPED: tests that compare with ${name}: ${file} does not exist\n\n`);
  return { file, itWithFacts: it.skip };
}
