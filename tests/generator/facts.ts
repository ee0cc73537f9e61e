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

/** @param name path below the folder of the facts */
export function factsIn(name: string): Facts {
  const file = path.join(projectRoot, '../shared', name);
  if (existsSync(file)) {
    return { file, itWithFacts: it };
  }
  process.stderr.write(`\nSKIPPED: tests that compare with ${name}: there is no ${file}\n\n`);
  return { file, itWithFacts: it.skip };
}
