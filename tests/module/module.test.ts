/** The module on each board, with each generation of the MPP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decoded } from '../../judge/stream.js';
import { COMBINATIONS, runBoard, vencoder } from '../board-run.js';
import { SCRIPTS, SCRIPT_FOLDER } from './scripts.js';

/** Wrong calls that the table has to have. */
const BAD_CALLS = 60;

let card: string;

beforeAll(async () => {
  card = await mkdtemp(path.join(tmpdir(), 'vencoder-module-'));
});

afterAll(async () => {
  await rm(card, { recursive: true, force: true });
});

/** What a script printed; a failure shows all of it. */
async function outputOf(board: string, mpp: string, name: string): Promise<string> {
  const script = path.join(SCRIPT_FOLDER, `${name}.py`);
  const { code, stdout, stderr } = await runBoard({ board, mpp, options: ['--sdcard', card], script });
  if (code !== 0 || stderr !== '') {
    throw new Error(`${name}.py ended with ${String(code)}\n${stdout}${stderr}`);
  }
  return stdout;
}

describe.each(COMBINATIONS)('on $board with MPP $mpp', ({ board, mpp }) => {
  // What building says is no part of a script's output.
  beforeAll(async () => {
    await vencoder(['build', '--board', board, '--mpp', mpp]);
  });

  it.each(Object.entries(SCRIPTS))('%s.py', async (name, title) => {
    expect(await outputOf(board, mpp, name)).toContain(`${title}: ok`);
  });

  it(`bad_input.py, with at least ${BAD_CALLS} wrong calls`, async () => {
    const rows = /bad input: ok (\d+) rows/.exec(await outputOf(board, mpp, 'bad_input'))?.[1];
    expect(Number(rows)).toBeGreaterThanOrEqual(BAD_CALLS);
  });

  it('jpeg.py, with pictures that decode', async () => {
    expect(await outputOf(board, mpp, 'jpeg')).toContain('jpeg: ok');
    for (const quality of [20, 90]) {
      const decoded = await Decoded.from(path.join(card, `quality${quality}.mjpeg`));
      expect(decoded.errors).toBe('');
      expect([decoded.width, decoded.height]).toEqual([320, 240]);
      expect(await decoded.frameNumbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      await decoded.remove();
    }
  });
});
