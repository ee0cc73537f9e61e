// This file is part of the k230 vencoder project, MIT licence.
// From the program to the recording: built, put into an image, written to a card, read from there, and run.

import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { FatPartition } from '../../images/fat.js';
import { Decoded } from '../../judge/stream.js';
import { findEmulatedBoard } from '../../toolchain/boards.js';
import { projectRoot } from '../../toolchain/project.js';
import { runnerOf } from '../../toolchain/runner.js';
import { vencoder, type Ended } from '../board-run.js';
import { APP_OFFSET, APP_SIZE, diskImage, elfProgram } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const BOARD = 'qemu-riscv64';
/** The example's own number. */
const PICTURES = 150;

const { at, made } = scratchFolder();

async function well(words: string[]): Promise<Ended> {
  const ended = await vencoder(words);
  expect(ended).toMatchObject({ code: 0 });
  return ended;
}

/** What the card's FAT partition has. */
function partitionOf(card: string): FatPartition {
  const content = { offset: APP_OFFSET, size: APP_SIZE };
  return new FatPartition(card, {
    name: 'app',
    offset: APP_OFFSET,
    size: APP_SIZE,
    content,
    from: 'partition table',
  });
}

it('the program that is built records what can be decoded, by way of an image and a card', async () => {
  const program = (await well(['build', '--board', BOARD])).stdout.trim();
  const example = path.join(projectRoot, 'examples', 'record_video.py');
  const image = await diskImage(at('firmware.img'), {
    raw: [],
    bin: [],
    app: [{ name: '/micropython', content: elfProgram('riscv64') }],
  });
  const scripts = ['--script', `${example}:/main.py`];
  await well(['image', 'inject', image, '--elf', program, ...scripts, '-o', at('new.img.gz')]);
  const card = await made('card', Buffer.alloc(64 * MIB, 0xa5));
  await well(['flash', at('new.img.gz'), '--device', card, '--yes']);

  const [onCard, main] = await Promise.all(
    ['/micropython', '/main.py'].map((name) => partitionOf(card).read(name)),
  );
  expect(onCard?.equals(await readFile(program))).toBe(true);
  const started = await made('micropython', onCard ?? Buffer.alloc(0));
  await chmod(started, 0o755);
  const script = await made('main.py', main ?? Buffer.alloc(0));
  await mkdir(at('sdcard'));
  const runner = await runnerOf(await findEmulatedBoard(BOARD));
  const run = $({ nothrow: true, quiet: true });
  const { exitCode, stderr } =
    await run`${runner} ${started} --sdcard ${at('sdcard')} ${script} /sdcard/video.264`;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });

  const decoded = await Decoded.from(path.join(at('sdcard'), 'video.264'));
  try {
    expect(decoded.errors).toBe('');
    expect(await decoded.frameNumbers()).toEqual(Array.from({ length: PICTURES }, (_, index) => index));
  } finally {
    await decoded.remove();
  }
});
