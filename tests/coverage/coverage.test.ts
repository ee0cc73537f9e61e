// SPDX-License-Identifier: MIT
// `make coverage` sums the counts of several builds of one source, and of several runs of each.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { merge, type Coverage } from '../tools/coverage/counts.js';
import { clearCounts, readCounts } from '../tools/coverage/gcov.js';
import { shortfalls, table, uncovered } from '../tools/coverage/report.js';
import { projectRoot } from '../../cli/support/project.js';

// Each build has other lines; each run takes other branches.
const SOURCE = `int in_both(int a) { return a > 0 ? 1 : 2; }
#ifdef GENERATION_A
int only_here(int a) { return a; }
#else
int only_there(int a) {
    return a + 1;
}
#endif
#ifdef GENERATION_A
#define IS_MEANT(a) ((a) == 1)
#else
#define IS_MEANT(a) ((a) == 1 || (a) == 2)
#endif
int main(int argc, char **argv) {
    (void)argv;
    if (IS_MEANT(argc)) {
        return 0;
    }
    return in_both(argc - 3);
}
`;
const BUILDS = ['GENERATION_A', 'GENERATION_B'];

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-coverage-'));
  const source = path.join(folder, 'source.c');
  await writeFile(source, SOURCE);
  file = path.relative(projectRoot, source);
  for (const build of BUILDS) {
    await $({ quiet: true })`mkdir ${path.join(folder, build)}`;
    await $({
      quiet: true,
      cwd: path.join(folder, build),
    })`gcc --coverage -O0 ${`-D${build}`} -o program ${source}`;
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(build: string, args: string[]): Promise<void> {
  await $({ quiet: true, nothrow: true })`${path.join(folder, build, 'program')} ${args}`;
}

async function measured(): Promise<Coverage> {
  const counts = BUILDS.map((build) => readCounts(path.join(folder, build), (name) => name === file));
  return merge((await Promise.all(counts)).flat());
}

async function uncoveredLines(): Promise<string[]> {
  const sources = new Map([[file, await readFile(path.join(folder, 'source.c'), 'utf8')]]);
  const text = uncovered(await measured(), sources);
  return text
    .split('\n')
    .flatMap((line) => /:(\d+) +(not run|\d of \d)/.exec(line)?.slice(1).join(' ') ?? []);
}

describe('coverage of two builds of one source', () => {
  it('has the lines of all builds before any run', async () => {
    expect(await uncoveredLines()).toEqual(
      ['1', '3', '5', '6', '14', '16', '17', '19'].map((line) => `${line} not run`),
    );
    expect(shortfalls(await measured())).toEqual([
      '0.0 % of lines are covered, the limit is 95 %',
      '0.0 % of branches are covered, the limit is 85 %',
    ]);
  });

  it('sums runs and builds, and keeps branches of different builds separate', async () => {
    // In parallel: they update one file.
    await Promise.all(Array.from({ length: 8 }, () => run('GENERATION_A', ['1', '2', '3'])));
    await run('GENERATION_B', ['1']);
    const [counted] = await measured();
    const lineOf = (number: number): unknown => counted?.lines.find(({ line }) => line === number);
    expect(lineOf(1)).toEqual({ line: 1, count: 8, branches: [8, 0] });
    expect(lineOf(14)).toMatchObject({ count: 9 });
    // Generation A has two branches here, of which one is taken, and B has four.
    expect(lineOf(16)).toMatchObject({ count: 9, branches: [0, 8, 1, 0, 1, 0] });
    expect(await uncoveredLines()).toEqual(['1 1 of 2', '3 not run', '5 not run', '6 not run', '16 3 of 6']);
    expect(shortfalls(await measured(), { lines: 60, branches: 50 })).toEqual([]);
    expect(table(await measured())).toMatch(/62\.5 % +5\/8 +50\.0 % +4\/8 +all\n$/);
  });

  it('clears the counts', async () => {
    for (const build of BUILDS) {
      await clearCounts(path.join(folder, build));
    }
    expect(shortfalls(await measured(), { lines: 1, branches: 1 })).toHaveLength(2);
  });
});
