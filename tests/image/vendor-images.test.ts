// SPDX-License-Identifier: MIT
// `vencoder image` on images created by the SDK's own tools from its own configurations.

import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import type { Area } from '../../cli/images/area.js';
import { FatPartition } from '../../cli/images/fat.js';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder } from '../board-run.js';
import { injectionScene, inspection, MIB, NEW, OLD, SCRIPT } from './injection-scene.js';
import { fsck } from './made-images.js';

const SDK = process.env['VENCODER_RTOS_SDK'] ?? '';
const BOARD = 'k230_canmv_01studio';
const hasTools = existsSync(path.join(SDK, 'tools', 'image_tools'));
if (!hasTools) {
  process.stderr.write(
    '\nSKIPPED: images of the SDK: VENCODER_RTOS_SDK is not a k230_rtos_sdk with tools/image_tools\n\n',
  );
}

const { at, made, injected, scriptOption } = injectionScene();
const script = path.join(projectRoot, 'tests', 'image', 'vendor_images.py');
// The same time stamp in all headers.
const run = $({ quiet: true, env: { ...process.env, SOURCE_DATE_EPOCH: '1800000000' } });

/** Creates the SDK's images folder with the parts of a firmware, including the packed program. */
async function imagesOf(name: string, program: string): Promise<string> {
  const images = at(name);
  const parts: [string, Buffer | string][] = [
    ['uboot/fn_u-boot-spl.bin', randomBytes(300_000)],
    ['uboot/fn_ug_u-boot.bin', randomBytes(500_000)],
    ['opensbi/opensbi_rtt_system.bin', Buffer.alloc(3 * MIB, 'rtt ')],
    ['bin/font.bin', randomBytes(1000)],
    ['sdcard/main.py', 'print("old")\n'],
    ['sdcard/model.kmodel', Buffer.alloc(MIB, 'weights ')],
    ['environment.txt', `bootdelay=0\nboard=${BOARD}\n`],
  ];
  for (const [file, content] of parts) {
    await mkdir(path.dirname(path.join(images, file)), { recursive: true });
    await writeFile(path.join(images, file), content);
  }
  const mkenvimage = path.join(SDK, 'tools', 'image_tools', 'bin', 'mkenvimage');
  await run`${mkenvimage} -s 0x10000 -o ${images}/uboot/env.bin ${images}/environment.txt`;
  await run`python3 ${script} ${SDK} ${images} ${program}`;
  return images;
}

/** Creates an image from a configuration of the board. */
async function imageBy(configuration: string, program: string, name: string): Promise<string> {
  const images = await imagesOf(`images-${name}`, program);
  const config = path.join(SDK, 'boards', BOARD, `${configuration}.cfg`);
  await mkdir(at(`out-${name}`));
  await run`python3 ${script} ${SDK} ${images} ${program} ${config} ${at(`out-${name}`)}`;
  const { stdout } = await run`ls ${at(`out-${name}`)}`;
  return path.join(at(`out-${name}`), stdout.trim());
}

async function readAt(file: string, offset: number, length: number): Promise<Buffer> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
  await handle.close();
  return buffer;
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

(hasTools ? describe : describe.skip)('an image of the SDK', () => {
  it.each([
    ['genimage-sdcard', ['rtapp_a', 'rtapp_b'], BOARD],
    ['genimage-sdcard-kdimg', ['rtapp'], BOARD],
    ['genimage-sdcard-ota', ['rtapp'], undefined],
  ])('created from %s: inspect finds its program', async (configuration, areas, board) => {
    const image = await imageBy(configuration, await made('old.elf', OLD), 'old');
    const found = await inspection(image);
    expect(found.board).toBe(board);
    expect(found.programs.map(({ area, sha256 }) => [area, sha256])).toEqual(
      areas.map((area) => [area, sha256Of(OLD)]),
    );
    expect(found.areas.filter(({ holds }) => holds === 'FAT').map(({ label }) => label)).toEqual(
      board === undefined ? [] : ['BIN', 'SDCARD'],
    );
  });

  it('gets another program, packed as by the SDK', async () => {
    const image = await imageBy('genimage-sdcard', await made('old.elf', OLD), 'old');
    expect(await injected(image, at('new.img'), scriptOption())).toMatchObject({ code: 0 });
    const packed = await readFile(
      path.join(await imagesOf('images-new', at('new.elf')), 'rtapp', 'rtapp.elf.gz'),
    );
    const { areas } = await inspection(at('new.img'));
    for (const { offset } of areas.filter(({ name }) => name.startsWith('rtapp'))) {
      expect((await readAt(at('new.img'), offset, packed.length)).equals(packed)).toBe(true);
    }
    const [card] = areas.filter(({ label }) => label === 'SDCARD');
    const fat = card === undefined ? undefined : new FatPartition(at('new.img'), card);
    expect((await fat?.read('/apps/deep/script.py'))?.toString()).toBe(SCRIPT);
  });

  it('for an update, with another program, equals the image that the SDK creates', async () => {
    const image = await imageBy('genimage-sdcard-ota', await made('old.elf', OLD), 'old');
    expect(await injected(image, at('new.kdimg'))).toMatchObject({ code: 0 });
    const expected = await imageBy('genimage-sdcard-ota', at('new.elf'), 'new');
    expect((await readFile(at('new.kdimg'))).equals(await readFile(expected))).toBe(true);
  });

  it('as a kdimg gets a longer file system, which is complete on the card', async () => {
    const image = await imageBy('genimage-sdcard-kdimg', await made('old.elf', OLD), 'old');
    expect(await injected(image, at('new.kdimg'), scriptOption())).toMatchObject({ code: 0 });
    const card = await made('card', Buffer.alloc(0));
    await truncate(card, 700 * MIB);
    expect(
      await vencoder(['flash', at('new.kdimg'), '--device', card, '--yes', '--board', BOARD]),
    ).toMatchObject({ code: 0 });
    const found = await inspection(card);
    expect(found.programs.map(({ sha256 }) => sha256)).toEqual([sha256Of(NEW)]);
    const [area] = found.areas.filter(({ label }) => label === 'SDCARD');
    const file = await made('card.fat', await readAt(card, area?.offset ?? 0, area?.size ?? 0));
    const [isClean, output] = await fsck(file);
    expect(isClean ? '' : output).toBe('');
    const fat = new FatPartition(file, { ...area, content: { offset: 0, size: area?.size ?? 0 } } as Area);
    expect((await fat.read('/apps/deep/script.py'))?.toString()).toBe(SCRIPT);
    expect((await fat.read('/main.py'))?.toString()).toBe('print("old")\n');
  });
});
