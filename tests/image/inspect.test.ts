// SPDX-License-Identifier: MIT
// `vencoder image inspect` on images in each layout, and on damaged ones.

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import type { Inspection } from '../../cli/images/inspection.js';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder } from '../board-run.js';
import {
  APP_OFFSET,
  APP_SIZE,
  diskImage,
  elfProgram,
  fatImage,
  firmwareArea,
  kdimg,
  toc,
} from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const PROGRAM = elfProgram('riscv64');
const SHA256 = createHash('sha256').update(PROGRAM).digest('hex');
const REVISION = 'canmv: v1.4\r\nbuilt: 2025-09-01\n';

const { at, made } = scratchFolder();

async function inspect(file: string): Promise<Inspection & { code: number | null }> {
  const { code, stdout, stderr } = await vencoder(['image', 'inspect', file, '--json']);
  expect(stderr).toBe('');
  return { code, ...(JSON.parse(stdout) as Inspection) };
}

function flip(bytes: Buffer, at: number): void {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
}

async function oldDisk(name: string): Promise<string> {
  return await diskImage(at(name), {
    raw: [],
    bin: [{ name: '/font.bin', content: 'x' }],
    app: [
      { name: '/micropython', content: PROGRAM },
      { name: '/revision.txt', content: REVISION },
    ],
  });
}

describe('a disk image', () => {
  it('with the program on a FAT partition', async () => {
    const found = await inspect(await oldDisk('old.img'));
    expect(found).toMatchObject({
      code: 0,
      container: 'disk',
      isCompressed: false,
      size: APP_OFFSET + APP_SIZE,
      revision: ['canmv: v1.4', 'built: 2025-09-01'],
      problems: [],
    });
    expect(found.areas.map(({ name, offset, size, holds }) => [name, offset, size, holds])).toEqual([
      ['partition 1', 50 * MIB, 4 * MIB, 'FAT'],
      ['partition 2', APP_OFFSET, APP_SIZE, 'FAT'],
    ]);
    expect(found.programs).toEqual([
      { area: 'partition 2', path: '/micropython', size: PROGRAM.length, sha256: SHA256, machine: 'riscv64' },
    ]);
  });

  it('in gzip has the same content, and leaves no temporary files', async () => {
    const plain = await oldDisk('again.img');
    const file = await made('again.img.gz', gzipSync(await readFile(plain)));
    // A separate folder, because other tests create such files at the same time.
    const temporary = at('tmp');
    await mkdir(temporary);
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const run = $({ quiet: true, env: { ...process.env, TMPDIR: temporary } });
    const { stdout } = await run`node ${cli} image inspect ${file} --json`;
    const { code, ...same } = await inspect(plain);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...same, file, isCompressed: true });
    expect(await readdir(temporary)).toEqual([]);
  });

  it('with the packed program in a raw area, for fast boot', async () => {
    const area = await firmwareArea(PROGRAM, { type: 'multi' });
    const file = await diskImage(at('fast.img'), {
      raw: [
        [
          0xe0000,
          // genimage writes size 0 for areas configured without a size, and offset 0 for areas that it places itself.
          toc([
            ['ota_meta', 0xf0000, 0x800],
            ['spl', MIB, 0],
            ['uboot', 2 * MIB, 0],
            ['app', 0, APP_SIZE],
            ['rtapp', 30 * MIB, 20 * MIB],
            ['bin', 50 * MIB, 4 * MIB],
          ]),
        ],
        [MIB, randomBytes(2 * MIB)],
        [30 * MIB, area],
      ],
      bin: [],
      app: [],
    });
    const found = await inspect(file);
    expect(found.areas.map(({ name, size, holds, from }) => [name, size, holds, from])).toEqual([
      ['ota_meta', 0x800, 'empty', 'TOC'],
      ['spl', MIB, 'data', 'TOC'],
      ['uboot', 28 * MIB, 'data', 'TOC'],
      ['rtapp', 20 * MIB, 'firmware', 'TOC'],
      ['bin', 4 * MIB, 'FAT', 'partition table'],
      ['partition 2', 8 * MIB, 'FAT', 'partition table'],
    ]);
    expect(found.programs).toEqual([
      { area: 'rtapp', size: PROGRAM.length, sha256: SHA256, machine: 'riscv64' },
    ]);
  });

  it('with two slots, one of them damaged', async () => {
    const area = await firmwareArea(PROGRAM);
    const damaged = Buffer.from(area);
    flip(damaged, damaged.length - 1);
    const file = await diskImage(at('slots.img'), {
      raw: [
        [
          0xe0000,
          toc([
            ['rtapp_a', 30 * MIB, 10 * MIB],
            ['rtapp_b', 40 * MIB, 10 * MIB],
          ]),
        ],
        [30 * MIB, area],
        [40 * MIB, damaged],
      ],
      bin: [],
      app: [],
    });
    const found = await inspect(file);
    expect(found.code).toBe(1);
    expect(found.programs.map(({ area: name }) => name)).toEqual(['rtapp_a']);
    expect(found.problems).toEqual(['area rtapp_b: the SHA-256 does not match the firmware header']);
  });
});

describe.each([1, 2] as const)('a kdimg of format %d', (version) => {
  async function parts(): Promise<Buffer> {
    return kdimg(version, 'k230_canmv_v3p0', [
      { name: 'rtapp_a', offset: 30 * MIB, content: await firmwareArea(PROGRAM) },
      {
        name: 'app.vfat',
        offset: 110 * MIB,
        content: await fatImage(at(`part${version}`), 2 * MIB, 'SDCARD', [
          { name: '/micropython', content: PROGRAM },
        ]),
      },
    ]);
  }

  it('is described, with both places of the program', async () => {
    const found = await inspect(await made(`good${version}.kdimg`, await parts()));
    expect(found).toMatchObject({
      code: 0,
      container: 'kdimg',
      board: 'k230_canmv_v3p0',
      kdimg: { version, image: 'a test', chip: 'k230' },
      problems: [],
    });
    expect(found.areas.map(({ name, offset, holds }) => [name, offset, holds])).toEqual([
      ['rtapp_a', 30 * MIB, 'firmware'],
      ['app.vfat', 110 * MIB, 'FAT'],
    ]);
    expect(found.programs.map(({ area, path: file, sha256 }) => [area, file, sha256])).toEqual([
      ['rtapp_a', undefined, SHA256],
      ['app.vfat', '/micropython', SHA256],
    ]);
  });

  it.each([
    ['K230_CanMV_01Studio', 'k230_canmv_hiwonder', 'k230_canmv_hiwonder'],
    ['K230_CanMV_WonderMK', undefined, 'k230_canmv_wondermk'],
    ['none', undefined, undefined],
  ])(
    'whose header names %s and whose environment names %s is for the board %s',
    async (header, environment, board) => {
      const content = Buffer.from(`sum!bootdelay=0\0board=${environment}\0\0`, 'latin1');
      const file = await made(
        `board${version}.kdimg`,
        kdimg(
          version,
          header,
          environment === undefined ? [] : [{ name: 'uboot_env', offset: 0x1e0000, content }],
        ),
      );
      const found = await inspect(file);
      expect(found.board).toBe(board);
      expect(found.kdimg?.board).toBe(header);
    },
  );

  it('with a flipped bit names the damaged part', async () => {
    const bytes = await parts();
    flip(bytes, 64 * 1024 + 600);
    const found = await inspect(await made(`flipped${version}.kdimg`, bytes));
    expect(found.code).toBe(1);
    expect(found.problems).toEqual([
      'part rtapp_a of 2: the SHA-256 does not match the table',
      'area rtapp_a: the SHA-256 does not match the firmware header',
    ]);
  });

  it.each([
    ['header', 90, 'the CRC-32 of its header is 0x'],
    ['table', 512 + 70, 'the CRC-32 of its table of parts is 0x'],
  ])('with a flipped bit in its %s is rejected', async (section, at, message) => {
    const bytes = await parts();
    flip(bytes, at);
    const file = await made(`${section}${version}.kdimg`, bytes);
    const { code, stderr, stdout } = await vencoder(['image', 'inspect', file]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(message);
  });
});

it.each([
  ['nothing.img', undefined, 2, 'is not a file'],
  ['zeros.img', Buffer.alloc(4 * MIB), 3, 'is not a K230 image'],
  [
    'short.img.gz',
    gzipSync(Buffer.alloc(MIB)).subarray(0, 400),
    3,
    'is damaged gzip: unexpected end of file',
  ],
])('%s is rejected', async (name, content, code, message) => {
  const file = content === undefined ? at(name) : await made(name, content);
  const result = await vencoder(['image', 'inspect', file]);
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toContain(message);
});

it('prints a table without --json', async () => {
  const { code, stdout } = await vencoder(['image', 'inspect', await oldDisk('table.img')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^partition 2 +56623104 +8388608 +8388608 +FAT SDCARD +partition table$/m);
  expect(stdout).toContain(
    `program: /micropython on partition 2, ${PROGRAM.length} bytes, riscv64\n  SHA-256 ${SHA256}\n`,
  );
});
