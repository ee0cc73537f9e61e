/** Facts from outside the project, next to its folder on machines that have them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { it } from '@jest/globals';
import { projectRoot } from '../../toolchain/project.js';

export interface Facts {
  file: string;
  /** `it` where the file is there, a skip that shows in the report elsewhere. */
  itWithFacts: typeof it | typeof it.skip;
}

const SHARED = path.join(projectRoot, '../shared');
const FOLDERS = {
  facts: process.env['VENCODER_FACTS'] ?? path.join(SHARED, 'facts'),
  seed: path.join(SHARED, 'seed'),
};

/** A file of the facts, which `VENCODER_FACTS=DIR` can say the place of, or of the seed. */
export function factsIn(folder: keyof typeof FOLDERS, name: string): Facts {
  const file = path.join(FOLDERS[folder], name);
  if (existsSync(file)) {
    return { file, itWithFacts: it };
  }
  process.stderr.write(`\nSKIPPED: tests that compare with ${name}: there is no ${file}\n\n`);
  return { file, itWithFacts: it.skip };
}
