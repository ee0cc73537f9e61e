// SPDX-License-Identifier: MIT
/** What the engine's fuzzer found worth keeping, and what broke the engine once: run without clang. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { buildHarness, harnessProgram, keptPrograms } from '../tools/fuzz/harness.js';
import { GENERATIONS } from '../board-run.js';

beforeAll(() => buildHarness('replay'));

it.each(GENERATIONS)('the engine stands every kept program, with MPP %s', async (generation) => {
  const programs = (await readdir(keptPrograms)).sort().map((name) => join(keptPrograms, name));
  const replay = $({ nothrow: true, quiet: true });
  const { stdout, stderr } = await replay`${harnessProgram('replay', generation)} ${programs}`;
  const lines = stdout.trimEnd().split('\n');
  // A finding ends the program behind the name of what was run, with a report on stderr.
  expect({ last: lines.at(-1), report: lines.length > programs.length ? '' : stderr }).toEqual({
    last: `${programs.length} programs`,
    report: '',
  });
});
