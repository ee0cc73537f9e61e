// SPDX-License-Identifier: MIT
// CanMV's own module and this one run the same scripts over the same virtual MPP: packs, their grouping, results and files
// are the same, except for the differences in docs/differences.md.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outsideFolders } from '../generator/facts.js';
import { BOARDS } from '../board-run.js';
import { results, undocumented } from './differences.js';
import { outputOf, prepare, RELEASES, type Execution, type Shape } from './vendor.js';

/** Recordings of the bound camera: codec and reader (0: waits; above: late by these ms; -1: polls). */
const RECORDINGS = [
  ['H264', '0'],
  ['H265', '0'],
  ['JPEG', '0'],
  ['H264', '130'],
  ['H265', '290'],
  ['H264', '-1'],
];
const PROBES = ['drawn.py', 'full.py', 'states.py', 'values.py'];
/** CanMV v1.1 has few of the calls' arguments and results. */
const FIRST_PROBES = ['first_release.py'];

const EXAMPLES = ['vi_bind_venc_test', 'stream_venc_test'].map((name) =>
  path.join(outsideFolders.seed, 'examples', `${name}.py`),
);
const RECORDED = path.join('examples', 'test.264');

const boards = process.env['VENCODER_LONG_TESTS'] === '1' ? BOARDS : (['host'] as const);

for (const { release, variable, mpp, shape } of RELEASES) {
  const tree = process.env[variable];
  if (tree === undefined) {
    process.stderr.write(`SKIPPED: CanMV ${release} as an oracle; ${variable} names no src/canmv of it\n`);
  }
  const isFirst = release === 'v1.1';
  const describeRelease = tree === undefined ? describe.skip : describe;
  describeRelease.each(boards)(`CanMV ${release}, MPP ${mpp} on %s`, (board) => {
    let folder: string;
    /** Shapes of calls that this module takes; the first is compared with CanMV's. */
    let shapes: Shape[];

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vencoder-oracle-'));
      await mkdir(path.join(folder, 'scripts'));
      await prepare(
        tree ?? '',
        path.join(folder, 'scripts'),
        EXAMPLES.filter((file) => existsSync(file)),
      );
      const taken = (await ours('takes.py', [], 'named')).trim().split(' ') as Shape[];
      shapes = shape === 'named' ? ['named'] : taken.reverse();
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    /** Each module has a card of its own. */
    async function theirs(script: string, args: string[]): Promise<string> {
      return outputOf({
        ...execution(script, args),
        shape,
        module: 'vendor',
        card: path.join(folder, 'theirs'),
      });
    }

    async function ours(script: string, args: string[], ourShape: Shape): Promise<string> {
      return outputOf({
        ...execution(script, args),
        shape: ourShape,
        module: 'ours',
        card: path.join(folder, 'ours'),
      });
    }

    function execution(
      script: string,
      args: string[],
    ): Pick<Execution, 'board' | 'mpp' | 'folder' | 'script' | 'args'> {
      return { board, mpp, folder: path.join(folder, 'scripts'), script, args };
    }

    /** The outputs of CanMV's module and of this one. */
    async function both(script: string): Promise<[string, string]> {
      return [await theirs(script, []), await ours(script, [], shapes[0] ?? 'named')];
    }

    async function expectSameFile(name: string): Promise<void> {
      const [theirs, ours] = await Promise.all(
        ['theirs', 'ours'].map((side) => readFile(path.join(folder, side, name))),
      );
      expect(ours?.length).toBeGreaterThan(1000);
      expect(theirs?.equals(ours ?? Buffer.alloc(0))).toBe(true);
    }

    if (!isFirst) {
      it.each(RECORDINGS)('records %s with reader %s: same packs, grouping and bytes', async (...args) => {
        const output = await theirs('bound.py', args);
        for (const ourShape of shapes) {
          expect(await ours('bound.py', args, ourShape)).toBe(output);
          await expectSameFile('recording');
        }
      });

      // The manual's examples name a channel.
      const itWithSeed = shape === 'named' && EXAMPLES.every((file) => existsSync(file)) ? it : it.skip;
      itWithSeed.each(EXAMPLES)('runs %s: same output and bytes', async (script) => {
        const [output, ourOutput] = await both(path.basename(script));
        expect(ourOutput).toBe(output);
        await expectSameFile(RECORDED);
      });
    }

    it('differs only as documented', async () => {
      const probes: string[] = [];
      const differing: string[] = [];
      for (const script of isFirst ? FIRST_PROBES : PROBES) {
        const [their, our] = (await both(script)).map((output) => results(output));
        const names = new Set([...(their ?? new Map()).keys(), ...(our ?? new Map()).keys()]) as Set<string>;
        probes.push(...names);
        differing.push(...[...names].filter((name) => their?.get(name) !== our?.get(name)));
      }
      expect(differing.length).toBeGreaterThan(0);
      expect(await undocumented(release, probes, differing)).toEqual({ undocumented: [], outdated: [] });
    });
  });
}
