// SPDX-License-Identifier: MIT
// `vencoder image` on images that claim or unpack to more than a board has, and on what `inject` must not accept.

import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { vencoder } from '../board-run.js';
import { injectionScene, MIB, NEW, SLOTS } from './injection-scene.js';
import { diskImage, firmwareArea, kdimg, toc } from './made-images.js';

const { at, made, disk, injected, expectRejected } = injectionScene();

it('a program that unpacks to more than the loader of its board allows is damage', async () => {
  // A third of 128 MiB.
  const limit = Math.floor((128 * MIB) / 3);
  const image = await diskImage(at('bomb.img'), {
    raw: [
      [0xe0000, toc([['rtapp', SLOTS[0] ?? 0, 8 * MIB]])],
      [0x1e0000, Buffer.from('\x01\x02\x03\x04board=k230d_canmv_bpi_zero\0\0', 'latin1')],
      [SLOTS[0] ?? 0, await firmwareArea(Buffer.alloc(limit + 1))],
    ],
    bin: [],
    app: [],
  });
  const { code, stdout } = await vencoder(['image', 'inspect', image]);
  expect(code).toBe(1);
  expect(stdout).toContain(
    `area rtapp: the program unpacks to more than ${limit} bytes, which no loader allows`,
  );
});

it('a gzip file that unpacks to more than the card has is rejected, and nothing stays beside it', async () => {
  const card = await made('card', Buffer.alloc(2 * MIB));
  const image = await made('bomb.img.gz', gzipSync(Buffer.alloc(64 * MIB)));
  const before = await readdir(at(''));
  const run = await vencoder(['flash', image, '--device', card, '--yes']);
  expect(run).toMatchObject({ code: 3, stdout: '' });
  expect(run.stderr).toContain(
    `bomb.img.gz unpacks to more than ${2 * MIB} bytes, but ${card} has ${2 * MIB}`,
  );
  expect(await readdir(at(''))).toEqual(before);
  expect((await readFile(card)).equals(Buffer.alloc(2 * MIB))).toBe(true);
});

it('a gzip file is unpacked beside itself, not into the temporary folder', async () => {
  const image = await made('new.kdimg.gz', gzipSync(kdimg(2, 'none', [])));
  const before = await readdir(at(''));
  // No such folder: using it would fail.
  process.env['TMPDIR'] = at('none');
  try {
    expect(await vencoder(['image', 'inspect', image])).toMatchObject({ code: 0 });
  } finally {
    delete process.env['TMPDIR'];
  }
  expect(await readdir(at(''))).toEqual(before);
});

it('firmware that claims more bytes than its area has is damaged', async () => {
  const area = await firmwareArea(NEW.subarray(0, 10_000));
  area.writeUInt32LE(0xffffffff, 4);
  const raw: [number, Buffer][] = [
    [0xe0000, toc([['rtapp', SLOTS[0] ?? 0, 8 * MIB]])],
    [SLOTS[0] ?? 0, area],
  ];
  const { code, stdout } = await vencoder(['image', 'inspect', await disk([], raw)]);
  expect(code).toBe(1);
  expect(stdout).toContain('damaged: area rtapp: the SHA-256 does not match the firmware header');
});

it('inject rejects the program of an emulated board, unless an option says that it is meant', async () => {
  const program = Buffer.concat([NEW, Buffer.from('\0_virtual_board\0')]);
  await made('new.elf', program);
  const image = await disk();
  const run = await injected(image, at('out.img'));
  await expectRejected(
    run,
    2,
    /new\.elf is the program of an emulated board.*\n {2}Give .*`\.\/vencoder firmware`/,
  );
  expect(await injected(image, at('out.img'), ['--emulated'])).toMatchObject({ code: 0 });
});

it('inject creates the folders of OUT, and replaces no device', async () => {
  const image = await disk();
  for (const device of ['/dev/full', '/dev/stdout']) {
    await expectRejected(await injected(image, device), 2, `${device} exists and is not a file`);
  }
  expect(await injected(image, at('new/folder/new.img'))).toMatchObject({ code: 0 });
});
