// SPDX-License-Identifier: MIT
// From the program to the recording: built, put into an image, written to a card, read from there, and run.

import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { Decoded } from '../../cli/judge/stream.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { vencoder, type Ended } from '../board-run.js';
import { withLoop } from './loop-device.js';
import { APP_OFFSET, diskImage, dumped, elfProgram, fatImage, firmwareArea, kdimg } from './made-images.js';
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

interface Layout {
  /** An image with another program. */
  image: () => Promise<string>;
  /** The new image's name. */
  out: string;
  /** What a device has as its program. */
  programOn: (device: string) => Promise<Buffer>;
}

const old = elfProgram('riscv64');
const RAW = 30 * MIB;

async function ofFat(device: string, name: string): Promise<Buffer> {
  await $({ quiet: true })`mcopy -o -i ${`${device}@@${APP_OFFSET}`} ::/${name} ${at(name)}`;
  return await readFile(at(name));
}

const layouts: [string, Layout][] = [
  [
    'a file of a disk image, in gzip',
    {
      image: async () =>
        await diskImage(at('firmware.img'), {
          raw: [],
          bin: [],
          app: [{ name: '/micropython', content: old }],
        }),
      out: 'new.img.gz',
      programOn: async (device) => await ofFat(device, 'micropython'),
    },
  ],
  [
    'fast boot in a kdimg',
    {
      image: async () =>
        await made(
          'firmware.kdimg',
          kdimg(2, BOARD, [
            { name: 'rtapp', offset: RAW, size: 8 * MIB, content: await firmwareArea(old) },
            { name: 'app', offset: APP_OFFSET, content: await fatImage(at('app'), 8 * MIB, 'SDCARD', []) },
          ]),
        ),
      out: 'new.kdimg',
      programOn: async (device) => {
        const handle = await open(device);
        const { buffer } = await handle.read(Buffer.alloc(8 * MIB), 0, 8 * MIB, RAW);
        await handle.close();
        const packed = await dumped(buffer);
        // The vendor's mark for the chip.
        packed[2] = 8;
        return gunzipSync(packed);
      },
    },
  ],
];

/** Writes an image to a card, a loop device where there are any, and reads the program and main.py back from it. */
async function flashed(image: string, card: string, { programOn }: Layout): Promise<Buffer> {
  return await withLoop(card, async (loop) => {
    if (loop === undefined) {
      process.stderr.write(
        'SKIPPED: the story on a loop device: it needs root, and a kernel that has them\n',
      );
    }
    const device = loop ?? card;
    await well(['flash', image, '--device', device, '--yes']);
    await ofFat(device, 'main.py');
    return await programOn(device);
  });
}

it.each(layouts)(
  'the program that is built records what can be decoded, by way of %s and a card',
  async (_, layout) => {
    const program = (await well(['build', '--board', BOARD])).stdout.trim();
    const example = path.join(projectRoot, 'examples', 'record_video.py');
    const image = await layout.image();
    const scripts = ['--script', `${example}:/main.py`];
    await well(['image', 'inject', image, '--elf', program, ...scripts, '-o', at(layout.out)]);
    const card = await made('card', Buffer.alloc(64 * MIB, 0xa5));
    const onCard = await flashed(at(layout.out), card, layout);
    expect(onCard.equals(await readFile(program))).toBe(true);
    const started = await made('started', onCard);
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
  },
);
