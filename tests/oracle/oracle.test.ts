// SPDX-License-Identifier: MIT
// CanMV's own module and this one run the same scripts over the same virtual MPP: packs, their grouping, results and files
// are the same, except for the differences in docs/differences.md.

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outsideFolders } from '../generator/facts.js';
import { BOARDS } from '../board-run.js';
import { results, undocumented } from './differences.js';
import { copyVendor, outputOf, RELEASES, type Execution } from './vendor.js';

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

for (const { release, variable, mpp } of RELEASES) {
  const tree = process.env[variable];
  if (tree === undefined) {
    process.stderr.write(`SKIPPED: CanMV ${release} as an oracle; ${variable} names no src/canmv of it\n`);
  }
  const isFirst = release === 'v1.1';
  const describeRelease = tree === undefined ? describe.skip : describe;
  describeRelease.each(boards)(`CanMV ${release}, MPP ${mpp} on %s`, (board) => {
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vencoder-oracle-'));
      await copyVendor(tree ?? '', path.join(folder, 'vendor'));
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    /** The outputs of CanMV's module and of this one; each has a card of its own. */
    async function both(script: string, args: string[] = []): Promise<[string, string]> {
      const execution = { board, mpp, script, args } satisfies Omit<Execution, 'card'>;
      const vendor = path.join(folder, 'vendor');
      return [
        await outputOf({ ...execution, vendor, card: path.join(folder, 'theirs') }),
        await outputOf({ ...execution, card: path.join(folder, 'ours') }),
      ];
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
        const [theirs, ours] = await both('bound.py', args);
        expect(ours).toBe(theirs);
        await expectSameFile('recording');
      });

      const itWithSeed = EXAMPLES.every((file) => existsSync(file)) ? it : it.skip;
      itWithSeed.each(EXAMPLES)('runs %s: same output and bytes', async (script) => {
        const [theirs, ours] = await both(script);
        expect(ours).toBe(theirs);
        await expectSameFile(RECORDED);
      });
    }

    it('differs only as documented', async () => {
      const probes: string[] = [];
      const differing: string[] = [];
      for (const script of isFirst ? FIRST_PROBES : PROBES) {
        const [theirs, ours] = (await both(script)).map((output) => results(output));
        const names = new Set([
          ...(theirs ?? new Map()).keys(),
          ...(ours ?? new Map()).keys(),
        ]) as Set<string>;
        probes.push(...names);
        differing.push(...[...names].filter((name) => theirs?.get(name) !== ours?.get(name)));
      }
      expect(differing.length).toBeGreaterThan(0);
      expect(await undocumented(release, probes, differing)).toEqual({ undocumented: [], outdated: [] });
    });
  });
}
