// SPDX-License-Identifier: MIT
// The mutants: a selection of changed lines, the same for the same seed.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { glob } from 'zx';
import { specProject } from '../../../cli/options/spec-project.js';
import { loadModel } from '../../../generator/generate.js';
import { targetPath } from '../../../generator/model/target-paths.js';
import { projectRoot } from '../../../cli/support/project.js';
import { changesOf } from './operators.js';

export interface Mutant {
  file: string;
  /** Index of the line. */
  at: number;
  before: string;
  after: string;
}

/** The parts of the project, and the hand-written sources of each. */
export const PARTS = {
  engine: ['firmware/vencoder/*.c'],
  binding: ['firmware/binding/*.c'],
  generator: ['generator/{check,lower,model,read,targets,types}/*.ts'],
};
export type Part = keyof typeof PARTS;

/** Mutants that once lived through all tests; they are always played. */
const ONCE_ALIVE: { part: Part; before: string; after: string }[] = [
  { part: 'engine', before: 'channel->packs[i].holder = NULL;', after: ';' },
  { part: 'binding', before: 'i < count && i < entries->len;', after: 'i < count;' },
];

async function filesOf(part: Part): Promise<string[]> {
  const emitted = part === 'binding' ? [targetPath(await loadModel(specProject), 'binding.c')] : [];
  return [...(await glob(PARTS[part], { cwd: projectRoot })), ...emitted].sort();
}

async function candidates(part: Part): Promise<Mutant[]> {
  const found: Mutant[] = [];
  for (const file of await filesOf(part)) {
    const lines = (await readFile(join(projectRoot, file), 'utf8')).split('\n');
    lines.forEach((before, at) => {
      const special = ONCE_ALIVE.filter((each) => each.part === part && before.includes(each.before)).map(
        (each) => before.replace(each.before, each.after),
      );
      for (const after of new Set([...special, ...changesOf(before)])) {
        found.push({ file, at, before, after });
      }
    });
  }
  return found;
}

function isOnceAlive({ before, after }: Mutant): boolean {
  return ONCE_ALIVE.some(
    (each) => before.includes(each.before) && before.replace(each.before, each.after) === after,
  );
}

/** `count` mutants of a part; throws if one that must be played is no longer in the source. */
export async function selectMutants(part: Part, count: number, seed: number): Promise<Mutant[]> {
  const all = await candidates(part);
  const required = all.filter(isOnceAlive);
  if (required.length !== ONCE_ALIVE.filter((each) => each.part === part).length) {
    throw new Error(
      `tests/tools/mutants/mutants.ts: a mutant of the ${part} no longer fits the source: change it`,
    );
  }
  const others = all.filter((mutant) => !isOnceAlive(mutant));
  const length = Math.min(count, others.length);
  const [chosen = []] = fc.sample(fc.shuffledSubarray(others, { minLength: length, maxLength: length }), {
    seed,
    numRuns: 1,
  });
  return [...required, ...chosen];
}
