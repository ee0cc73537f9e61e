// SPDX-License-Identifier: MIT
// `vencoder flash` with somebody at a terminal: the question, progress, Ctrl-C.

import { readFile, truncate } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CTRL_C, CTRL_D, TerminalRun } from '../terminal-run.js';
import { diskImage } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const CARD = 80 * MIB;
/** So large that it is not written before it is interrupted; sparse. */
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

async function isUntouched(): Promise<boolean> {
  return (await readFile(card)).equals(Buffer.alloc(CARD, 'old '));
}

describe('asks before it writes:', () => {
  it('"yes" writes', async () => {
    const run = flash();
    await run.shows(QUESTION);
    expect(await isUntouched()).toBe(true);
    run.type('yes\r');
    const { code, output } = await run.ended();
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('verified'),
    });
    const wanted = await readFile(image);
    expect((await readFile(card)).subarray(0, wanted.length).equals(wanted)).toBe(true);
  });

  it.each([
    ['"y"', 'y\r'],
    ['"YES"', 'YES\r'],
    ['an empty line', '\r'],
    ['the end of input', CTRL_D],
  ])('%s does not', async (_, keys) => {
    const run = flash();
    await run.shows(QUESTION);
    run.type(keys);
    expect(await run.ended()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/\r\nnothing was written\r\n$/),
    });
    expect(await isUntouched()).toBe(true);
  });

  it('Ctrl-C does not', async () => {
    const run = flash();
    await run.shows(QUESTION);
    run.type(CTRL_C);
    expect(await run.ended()).toMatchObject({
      code: 130,
      output: expect.stringContaining(`\r\ninterrupted: ${card} is as it was\r\n`),
    });
    expect(await isUntouched()).toBe(true);
  });
});

describe('while it writes', () => {
  it('shows a line with rate and remaining time, and takes it away', async () => {
    const run = flash();
    await run.shows(QUESTION);
    run.type('yes\r');
    const { output } = await run.ended();
    expect(output).toMatch(/\rwriting: \d+ of 66 MB/);
    expect(output).toMatch(/\rcomparing: \d+ of 66 MB.*\r +\r[^\r]*verified\r\n$/);
  });

  it('shows none with --quiet', async () => {
    const run = flash('--quiet');
    await run.shows(QUESTION);
    run.type('yes\r');
    const { code, output } = await run.ended();
    expect(code).toBe(0);
    expect(output).not.toMatch(/writing|comparing/);
  });

  it('ends by Ctrl-C, and says in which state the device is', async () => {
    await truncate(image, LARGE);
    await truncate(card, LARGE);
    const run = flash();
    await run.shows(QUESTION);
    run.type('yes\r');
    await run.shows(PROGRESS);
    run.type(CTRL_C);
    const { code, output } = await run.ended();
    expect(code).toBe(130);
    const said =
      /\r\ninterrupted: .*card has (\d+) of 4294967296 bytes of the image and does not start a board; the same command begins again\r\n$/;
    const part = Number(said.exec(output)?.[1]);
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(LARGE);
  });
});
