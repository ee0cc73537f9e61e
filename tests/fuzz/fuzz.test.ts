// SPDX-License-Identifier: MIT
/** Replays the programs in the corpus, including those that found defects. Needs no clang. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { buildHarness, harnessProgram, keptPrograms } from '../tools/fuzz/harness.js';
import { GENERATIONS } from '../board-run.js';

beforeAll(() => buildHarness('replay'));

it.each(GENERATIONS)('the engine passes every program of the corpus with MPP %s', async (generation) => {
  const programs = (await readdir(keptPrograms)).sort().map((name) => join(keptPrograms, name));
  const replay = $({ nothrow: true, quiet: true });
  const { stdout, stderr } = await replay`${harnessProgram('replay', generation)} ${programs}`;
  const lines = stdout.trimEnd().split('\n');
  // A finding aborts after the program's name, with a report on stderr.
  expect({ last: lines.at(-1), report: lines.length > programs.length ? '' : stderr }).toEqual({
    last: `${programs.length} programs`,
    report: '',
  });
});
