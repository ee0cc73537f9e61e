// SPDX-License-Identifier: MIT
// Record after record in one boot of the K230 machine.

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard } from '../board-run.js';
import { hash } from '../streams/stream-hash.js';
import { describeMachine, MACHINE_BOARD } from './machine-board.js';

const SCRIPT = path.join(projectRoot, 'tests', 'machine', 'record_again.py');
const COUNT = process.env['VENCODER_LONG_TESTS'] === '1' ? 100 : 3;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-recordings-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

await describeMachine(`${COUNT} recordings in one boot`, () => {
  it('leave nothing behind, and are the same as on host', async () => {
    const recorded: Record<string, string>[] = [];
    for (const board of [MACHINE_BOARD, 'host']) {
      const card = path.join(folder, board);
      await mkdir(card);
      const options = ['--sdcard', card, '--leak-check'];
      expect(await runBoard({ board, options, script: SCRIPT, args: [String(COUNT)] })).toEqual({
        code: 0,
        stdout: `recordings: ${COUNT}\n`,
        stderr: 'leak check: clean\n',
      });
      const names = (await readdir(card)).sort();
      expect(names.length).toBe(COUNT);
      const hashes = names.map(async (name) => [name, await hash(path.join(card, name))] as const);
      recorded.push(Object.fromEntries(await Promise.all(hashes)));
    }
    expect(recorded[0]).toEqual(recorded[1]);
  });
});
