// SPDX-License-Identifier: MIT
// From build to recording: a program is built, injected into an image, flashed to a card, read back and run.

import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { Decoded } from '../../cli/judge/stream.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { MACHINE_BOARD, missingMachine } from '../machine/machine-board.js';
import { withLoop } from './loop-device.js';
import { APP_OFFSET, diskImage, dumped, elfProgram, fatImage, firmwareArea, kdimg } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const BOARD = 'qemu-riscv64';
const FRAMES = 30;
/** The machine boots for its recording. */
const BOARDS = (await missingMachine()) === undefined ? [BOARD, MACHINE_BOARD] : [BOARD];

const { at, made } = scratchFolder();

async function succeed(args: string[]): Promise<CommandResult> {
  const result = await vencoder(args);
  expect(result).toMatchObject({ code: 0 });
  return result;
}

interface Layout {
  /** Creates an image with another program. */
  image: () => Promise<string>;
  /** Name of the new image. */
  out: string;
  /** Reads the program from a device. */
  programOn: (device: string) => Promise<Buffer>;
}

const old = elfProgram('riscv64');
const RAW = 30 * MIB;

async function readFromFat(device: string, name: string): Promise<Buffer> {
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
      programOn: async (device) => await readFromFat(device, 'micropython'),
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
        // Replaces the vendor's method byte for the chip.
        packed[2] = 8;
        return gunzipSync(packed);
      },
    },
  ],
];

/** Flashes an image to a card, on a loop device if possible, and reads the program and main.py from it. */
async function flashed(image: string, card: string, { programOn }: Layout): Promise<Buffer> {
  return await withLoop(card, async (loop) => {
    if (loop === undefined) {
      process.stderr.write('SKIPPED: flashing a loop device: needs root and a kernel with loop devices\n');
    }
    const device = loop ?? card;
    await succeed(['flash', image, '--device', device, '--yes']);
    await readFromFat(device, 'main.py');
    return await programOn(device);
  });
}

it.each(layouts.flatMap(([title, layout]) => BOARDS.map((board) => [board, title, layout] as const)))(
  'a program that was built for %s and passed through %s and a card records a decodable stream',
  async (board, _, layout) => {
    const program = (await succeed(['build', '--board', board])).stdout.trim();
    const example = path.join(projectRoot, 'examples', 'record_video.py');
    const image = await layout.image();
    const scripts = ['--script', `${example}:/main.py`];
    await succeed([
      'image',
      'inject',
      image,
      '--emulated',
      '--elf',
      program,
      ...scripts,
      '-o',
      at(layout.out),
    ]);
    const card = await made('card', Buffer.alloc(64 * MIB, 0xa5));
    const onCard = await flashed(at(layout.out), card, layout);
    expect(onCard.equals(await readFile(program))).toBe(true);
    const started = await made('started', onCard);
    await chmod(started, 0o755);
    await mkdir(at('sdcard'));
    const script = path.join(at('sdcard'), 'main.py');
    await rename(at('main.py'), script);
    const runner = await runnerOf(await findEmulatedBoard(board));
    const run = $({ nothrow: true, quiet: true });
    const { exitCode, stderr } =
      await run`${runner} ${started} --sdcard ${at('sdcard')} ${script} /sdcard/video.264 320 240 ${FRAMES}`;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });

    const decoded = await Decoded.from(path.join(at('sdcard'), 'video.264'));
    try {
      expect(decoded.errors).toBe('');
      expect(await decoded.frameNumbers()).toEqual(Array.from({ length: FRAMES }, (_, index) => index));
    } finally {
      await decoded.remove();
    }
  },
);
