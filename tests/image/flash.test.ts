// SPDX-License-Identifier: MIT
// `vencoder flash` on files in place of cards and, as root, on loop devices.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, open, readFile, symlink } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { vencoder, type CommandResult } from '../board-run.js';
import { root, withLoop } from './loop-device.js';
import { APP_OFFSET, APP_SIZE, diskImage, elfProgram, kdimg } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const CARD = 80 * MIB;
const IMAGE = APP_OFFSET + APP_SIZE;
const BOARD = 'k230_canmv_lckfb';

const { at, made } = scratchFolder();
let image: string;
let card: string;

beforeEach(async () => {
  image = await diskImage(at('new.img'), {
    raw: [[0x1e0000, Buffer.from(`\x01\x02\x03\x04bootdelay=0\0board=${BOARD}\0\0`, 'latin1')]],
    bin: [],
    app: [{ name: '/micropython', content: elfProgram('riscv64', MIB) }],
  });
  card = await made('card', Buffer.alloc(CARD, 'old '));
});

async function flash(file: string, device: string, ...options: string[]): Promise<CommandResult> {
  return await vencoder(['flash', file, '--device', device, ...options]);
}

async function flip(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset);
  await handle.write(Buffer.from([buffer.readUInt8() ^ 1]), 0, 1, offset);
  await handle.close();
}

describe('a file in place of a card', () => {
  it('gets the image and no other change', async () => {
    const { code, stdout, stderr } = await flash(image, card, '--yes', '--board', BOARD);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      `${card}: ${IMAGE} bytes for ${BOARD}, ${IMAGE} bytes written, 0 unchanged (skipped); verified`,
    );
    const [found, expected] = [await readFile(card), await readFile(image)];
    expect(found.subarray(0, IMAGE).equals(expected)).toBe(true);
    expect(found.subarray(IMAGE).equals(Buffer.alloc(CARD - IMAGE, 'old '))).toBe(true);
  });

  it('gets only the differing blocks the next time', async () => {
    expect(
      await flash(await made('new.img.gz', gzipSync(await readFile(image))), card, '--yes'),
    ).toMatchObject({ code: 0 });
    await flip(card, 55 * MIB + 5);
    const { code, stdout } = await flash(image, card, '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ written: MIB, kept: IMAGE - MIB, wrong: [] });
  });

  it('with a flipped bit fails --verify, which does not change it', async () => {
    expect(await flash(image, card, '--yes')).toMatchObject({ code: 0 });
    const offset = 50 * MIB + 12_345;
    await flip(card, offset);
    const before = await readFile(card);
    const { code, stdout } = await flash(image, card, '--verify');
    expect(code).toBe(1);
    expect(stdout).toContain(`verification failed: 1 block differs, at offset ${offset}\n`);
    expect((await readFile(card)).equals(before)).toBe(true);
  });

  it('gets the parts of a kdimg at their offsets, padded', async () => {
    const spl = Buffer.alloc(20_000, 'spl ');
    const file = await made(
      'new.kdimg',
      kdimg(2, BOARD, [
        { name: 'spl', offset: MIB, content: spl },
        { name: 'rtt', offset: 10 * MIB, content: Buffer.alloc(MIB + 1, 'rtt ') },
      ]),
    );
    expect(await flash(file, card, '--yes', '--board', BOARD)).toMatchObject({ code: 0 });
    const found = await readFile(card);
    expect(found.subarray(0, MIB).equals(Buffer.alloc(MIB, 'old '))).toBe(true);
    expect(found.subarray(MIB, MIB + 20_480).equals(Buffer.concat([spl, Buffer.alloc(480, 0xff)]))).toBe(
      true,
    );
    expect(found.subarray(MIB + 20_480, 10 * MIB).equals(Buffer.alloc(9 * MIB - 20_480, 'old '))).toBe(true);
    expect(found.toString('latin1', 10 * MIB, 10 * MIB + 4)).toBe('rtt ');
  });
});

describe('fails and leaves the device unchanged:', () => {
  async function expectRejected(run: CommandResult, code: number, message: string | RegExp): Promise<void> {
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect((await readFile(card)).equals(Buffer.alloc(CARD, 'old '))).toBe(true);
  }

  it('a card that is too small', async () => {
    const small = await made('small', Buffer.alloc(IMAGE - 1));
    await expectRejected(
      await flash(image, small, '--yes'),
      3,
      `has ${IMAGE - 1} bytes, but the image needs ${IMAGE}`,
    );
    expect((await readFile(small)).equals(Buffer.alloc(IMAGE - 1))).toBe(true);
  });

  it('an image for another board, and one that names no board', async () => {
    const other = await flash(image, card, '--yes', '--board', 'k230_canmv_v3p0');
    await expectRejected(other, 3, `is for the board ${BOARD}, not k230_canmv_v3p0`);
    const unnamed = await diskImage(at('unnamed.img'), { raw: [], bin: [], app: [] });
    await expectRejected(await flash(unnamed, card, '--yes', '--board', BOARD), 3, 'does not name its board');
  });

  it.each(['/dev/null', '/dev/none', '/tmp'])('%s, which is not a disk', async (device) => {
    await expectRejected(await flash(image, device, '--yes'), 2, `${device} is not a device`);
  });

  it('damaged gzip', async () => {
    const packed = gzipSync(await readFile(image), { level: 1 });
    const file = await made('cut.img.gz', packed.subarray(0, packed.length / 2));
    await expectRejected(
      await flash(file, card, '--yes'),
      3,
      'cut.img.gz is damaged gzip: unexpected end of file',
    );
  });

  it('a damaged kdimg', async () => {
    const bytes = kdimg(1, BOARD, [{ name: 'spl', offset: MIB, content: Buffer.alloc(9000, 'spl ') }]);
    bytes.writeUInt8(0, 64 * 1024 + 8000);
    const run = await flash(await made('bad.kdimg', bytes), card, '--yes');
    await expectRejected(run, 3, /is damaged\n {2}part spl of 1: the SHA-256 does not match the table\n/);
  });

  it('a kdimg for SPI NAND', async () => {
    const parts = [{ name: 'sdcard', offset: MIB, writeMode: 1024, content: Buffer.alloc(4096) }];
    const run = await flash(await made('nand.kdimg', kdimg(2, 'none', parts)), card, '--yes');
    await expectRejected(run, 3, 'is for SPI NAND: its part sdcard includes the spare bytes');
  });

  it('without --yes without a terminal', async () => {
    await expectRejected(await flash(image, card), 2, 'stdin or stderr is not a terminal');
  });

  it('--dry-run', async () => {
    const { code, stdout } = await flash(image, card, '--dry-run');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${card}: ${IMAGE} bytes for ${BOARD} would be written\n`,
    });
    expect((await readFile(card)).equals(Buffer.alloc(CARD, 'old '))).toBe(true);
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    process.stderr.write('SKIPPED: a device without permission: root may access every device\n');
  }
  (isRoot ? it.skip : it)('a device without permission', async () => {
    await chmod(card, 0o444);
    await expectRejected(
      await flash(image, card, '--yes'),
      3,
      /cannot write .*card: EACCES\n {2}Run the command with sudo/,
    );
  });

  it('a system disk', async () => {
    const { stdout } = await root`lsblk --noheadings --list --paths --output PATH,TYPE,MOUNTPOINTS`;
    const system = /^(\S+) +disk (?:.* )?\/$/m.exec(stdout)?.[1];
    if (system === undefined) {
      process.stderr.write('SKIPPED: a system disk: lsblk lists none\n');
      return;
    }
    // --dry-run: writes nothing even if the check fails.
    await expectRejected(await flash(image, system, '--dry-run'), 3, 'is a system disk');
  });
});

describe('a loop device', () => {
  async function onLoop(work: (device: string) => Promise<void>): Promise<void> {
    await withLoop(card, async (device) => {
      if (device === undefined) {
        process.stderr.write('SKIPPED: loop devices: need root and a kernel with loop devices\n');
        return;
      }
      await work(device);
    });
  }

  it('gets the image, and --verify finds a flipped bit', async () => {
    await onLoop(async (device) => {
      expect(await flash(image, device, '--yes')).toMatchObject({ code: 0 });
      await root`sync ${device}`;
      expect((await readFile(card)).subarray(0, IMAGE).equals(await readFile(image))).toBe(true);
      await flip(device, 51 * MIB);
      const { code, stdout } = await flash(image, device, '--verify');
      expect(code).toBe(1);
      expect(stdout).toContain(`at offset ${51 * MIB}\n`);
    });
  });

  it('accepts a link to the device, such as those in /dev/disk/by-id', async () => {
    await onLoop(async (device) => {
      await symlink(device, at('link'));
      expect(await flash(image, at('link'), '--dry-run')).toMatchObject({ code: 0 });
    });
  });

  it('is rejected while mounted in another namespace, such as outside of a container', async () => {
    await onLoop(async (device) => {
      await root`mkfs.ext4 -q -F ${device}`;
      await root`mkdir ${at('mounted')}`;
      const before = await readFile(card);
      const elsewhere = spawn('unshare', [
        '--mount',
        'sh',
        '-c',
        `mount -o ro,noload ${device} ${at('mounted')} && echo mounted && read line`,
      ]);
      const [output] = (await Promise.race([
        once(elsewhere.stdout, 'data'),
        once(elsewhere, 'close'),
      ])) as unknown[];
      if (!(output instanceof Buffer)) {
        process.stderr.write('SKIPPED: a loop device mounted elsewhere: no permission to mount\n');
        return;
      }
      try {
        const run = await flash(image, device, '--yes');
        expect(run).toMatchObject({ code: 3, stdout: '' });
        expect(run.stderr).toContain(`${device} is in use by the system`);
        expect((await readFile(card)).equals(before)).toBe(true);
      } finally {
        elsewhere.stdin.end('\n');
        await once(elsewhere, 'close');
      }
    });
  });

  it('is rejected while mounted', async () => {
    await onLoop(async (device) => {
      await root`mkfs.ext4 -q -F ${device}`;
      await root`mkdir ${at('mounted')}`;
      const { exitCode } = await root`mount ${device} ${at('mounted')}`;
      if (exitCode !== 0) {
        process.stderr.write('SKIPPED: a mounted loop device: no permission to mount\n');
        return;
      }
      const before = await readFile(card);
      const run = await flash(image, device, '--yes');
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toContain(`${device} is mounted at ${at('mounted')}; unmount it first`);
      expect((await readFile(card)).equals(before)).toBe(true);
    });
  });
});

it("names the missing vendor's flasher or board in USB boot mode", async () => {
  const { code, stderr } = await vencoder(['flash', image, '--usb', 'SDCARD']);
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /k230-flash is not installed\n.*pip install k230-flash|no board is in USB boot mode\n.*Hold BOOT/,
  );
  expect(await vencoder(['flash', image, '--usb', 'SDCARD', '--device', card])).toMatchObject({ code: 2 });
});

it('lists the disks that may be written', async () => {
  const { code, stdout } = await vencoder(['flash', '--json']);
  expect(code).toBe(0);
  expect(Array.isArray(JSON.parse(stdout))).toBe(true);
  expect(await vencoder(['flash', image])).toMatchObject({ code: 2 });
});
