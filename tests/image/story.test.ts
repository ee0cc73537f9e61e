// This file is part of the k230 vencoder project, MIT licence.
// From the program to the recording: built, put into an image, written to a card, read from there, and run.

import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { Decoded } from '../../judge/stream.js';
import { findEmulatedBoard } from '../../toolchain/boards.js';
import { projectRoot } from '../../toolchain/project.js';
import { runnerOf } from '../../toolchain/runner.js';
import { vencoder, type Ended } from '../board-run.js';
import { withLoop } from './loop-device.js';
import { APP_OFFSET, diskImage, elfProgram } from './made-images.js';
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

/** Writes an image to a card, a loop device where there are any, and reads the two files back from it. */
async function flashed(image: string, card: string): Promise<void> {
  await withLoop(card, async (loop) => {
    if (loop === undefined) {
      process.stderr.write(
        'SKIPPED: the story on a loop device: it needs root, and a kernel that has them\n',
      );
    }
    const device = loop ?? card;
    await well(['flash', image, '--device', device, '--yes']);
    const partition = `${device}@@${APP_OFFSET}`;
    await $({ quiet: true })`mcopy -i ${partition} ::/micropython ::/main.py ${at('')}`;
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
  await flashed(at('new.img.gz'), card);
  const started = at('micropython');
  expect((await readFile(started)).equals(await readFile(program))).toBe(true);
  await chmod(started, 0o755);
  await mkdir(at('sdcard'));
  const runner = await runnerOf(await findEmulatedBoard(BOARD));
  const run = $({ nothrow: true, quiet: true });
  const { exitCode, stderr } =
    await run`${runner} ${started} --sdcard ${at('sdcard')} ${at('main.py')} /sdcard/video.264`;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });

  const decoded = await Decoded.from(path.join(at('sdcard'), 'video.264'));
  try {
    expect(decoded.errors).toBe('');
    expect(await decoded.frameNumbers()).toEqual(Array.from({ length: PICTURES }, (_, index) => index));
  } finally {
    await decoded.remove();
  }
});
