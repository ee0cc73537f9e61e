// SPDX-License-Identifier: MIT
// `vencoder flash` at a terminal: the prompt, progress, Ctrl-C.

import { readFile, truncate } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CTRL_C, CTRL_D, TerminalRun } from '../terminal-run.js';
import { diskImage } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const CARD = 80 * MIB;
/** Too large to be written before the interrupt; a sparse file. */
const LARGE = 4096 * MIB;
const QUESTION = /Type "yes" to continue: $/;
const PROGRESS = /\rwriting: \d+ of \d+ [kM]B, \d+\.\d [kM]B\/s, \d+ s left/;

const { at, made } = scratchFolder();
let image: string;
let card: string;

beforeEach(async () => {
  image = await diskImage(at('new.img'), { raw: [], bin: [], app: [] });
  card = await made('card', Buffer.alloc(CARD, 'old '));
});

function flash(...options: string[]): TerminalRun {
  return TerminalRun.start([...options, 'flash', image, '--device', card]);
}

async function isUnchanged(): Promise<boolean> {
  return (await readFile(card)).equals(Buffer.alloc(CARD, 'old '));
}

describe('at the prompt', () => {
  it('"yes" starts writing', async () => {
    const run = flash();
    await run.waitFor(QUESTION);
    expect(await isUnchanged()).toBe(true);
    run.type('yes\r');
    const { code, output } = await run.exited();
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('verified'),
    });
    const expected = await readFile(image);
    expect((await readFile(card)).subarray(0, expected.length).equals(expected)).toBe(true);
  });

  it.each([
    ['"y"', 'y\r'],
    ['"YES"', 'YES\r'],
    ['an empty line', '\r'],
    ['the end of input', CTRL_D],
  ])('%s cancels', async (_, keys) => {
    const run = flash();
    await run.waitFor(QUESTION);
    run.type(keys);
    expect(await run.exited()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/\r\nnothing was written\r\n$/),
    });
    expect(await isUnchanged()).toBe(true);
  });

  it('Ctrl-C cancels', async () => {
    const run = flash();
    await run.waitFor(QUESTION);
    run.type(CTRL_C);
    expect(await run.exited()).toMatchObject({
      code: 130,
      output: expect.stringContaining(`\r\nvencoder: interrupted; ${card} is unchanged\r\n`),
    });
    expect(await isUnchanged()).toBe(true);
  });
});

describe('while writing', () => {
  it('shows a line with rate and remaining time, and clears it', async () => {
    const run = flash();
    await run.waitFor(QUESTION);
    run.type('yes\r');
    const { output } = await run.exited();
    expect(output).toMatch(/\rwriting: \d+ of 66 MB/);
    expect(output).toMatch(/\rcomparing: \d+ of 66 MB.*\r +\r[^\r]*verified\r\n$/);
  });

  it('shows no progress with --quiet', async () => {
    const run = flash('--quiet');
    await run.waitFor(QUESTION);
    run.type('yes\r');
    const { code, output } = await run.exited();
    expect(code).toBe(0);
    expect(output).not.toMatch(/writing|comparing/);
  });

  it('exits on Ctrl-C and reports the state of the device', async () => {
    await truncate(image, LARGE);
    await truncate(card, LARGE);
    const run = flash();
    await run.waitFor(QUESTION);
    run.type('yes\r');
    await run.waitFor(PROGRESS);
    run.type(CTRL_C);
    const { code, output } = await run.exited();
    expect(code).toBe(130);
    const message =
      /\r\nvencoder: interrupted; (\d+) of 4294967296 bytes are written to .*card, which is incomplete and may not boot; run the command again to start over\r\n$/;
    const part = Number(message.exec(output)?.[1]);
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(LARGE);
  });
});
