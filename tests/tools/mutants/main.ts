// SPDX-License-Identifier: MIT
// `make mutants`: changes single lines of engine, binding and generator, and runs the quick tests on each change.

import { step } from '../../../cli/support/progress.js';
import { runMain } from '../../../cli/support/run-main.js';
import { Failure } from '../../../cli/support/failure.js';
import { wholeNumber } from '../whole-number.js';
import { PARTS, selectMutants, type Mutant, type Part } from './mutants.js';
import { hasReason, lineOf, SURVIVORS } from './survivors.js';
import { JUDGES } from './verdict.js';
import { prepareWorkspace, withMutant } from './workspace.js';

/** Mutants per part. */
const MOST = 10_000;

async function play(part: Part, mutants: Mutant[]): Promise<Mutant[]> {
  const alive: Mutant[] = [];
  for (const [i, mutant] of mutants.entries()) {
    const verdict = await withMutant(mutant, JUDGES[part]);
    const place = `${part} ${i + 1}/${mutants.length} ${mutant.file}:${mutant.at + 1}`;
    process.stdout.write(
      `${place}: ${mutant.before.trim()} → ${mutant.after.trim()}\n  ${verdict ? `killed by ${verdict.killedBy}` : 'ALIVE'}\n`,
    );
    if (!verdict) {
      alive.push(mutant);
    }
  }
  return alive;
}

async function report(part: Part, played: number, alive: Mutant[]): Promise<Mutant[]> {
  const reasons = await Promise.all(alive.map(hasReason));
  const unexplained = alive.filter((_, i) => !reasons[i]);
  process.stdout.write(
    `${part}: ${played} mutants, ${played - alive.length} killed, ${alive.length} alive, ${unexplained.length} of them without a reason\n`,
  );
  return unexplained;
}

await runMain('mutants', async () => {
  const [countText, seedText, ...named] = process.argv.slice(2);
  const count = wholeNumber('COUNT', countText, MOST);
  const seed = wholeNumber('SEED', seedText, 2 ** 31 - 1);
  const parts = (Object.keys(PARTS) as Part[]).filter((part) => named.length === 0 || named.includes(part));
  step(`Copying the project; seed ${seed}`);
  await prepareWorkspace();
  for (const judge of new Set(parts.map((part) => JUDGES[part]))) {
    step('Running the tests without a mutant');
    const verdict = await judge();
    if (verdict) {
      throw new Failure(`without a mutant, ${verdict.killedBy} fails; no mutant was played`);
    }
  }
  const unexplained: Mutant[] = [];
  for (const part of parts) {
    const mutants = await selectMutants(part, count, seed);
    unexplained.push(...(await report(part, mutants.length, await play(part, mutants))));
  }
  if (unexplained.length > 0) {
    process.stdout.write(`\nAdd a test for each of these, or a reason to ${SURVIVORS}:\n`);
    process.stdout.write(unexplained.map((mutant) => `${lineOf(mutant)}\n`).join(''));
  }
  return unexplained.length === 0 ? 0 : 1;
});
