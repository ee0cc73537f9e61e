// SPDX-License-Identifier: MIT
// `vencoder flash` on files that stand for cards and, as root, on loop devices.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, open, readFile, symlink } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { vencoder, type Ended } from '../board-run.js';
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

async function flash(file: string, device: string, ...options: string[]): Promise<Ended> {
  return await vencoder(['flash', file, '--device', device, ...options]);
}

async function flip(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset);
  await handle.write(Buffer.from([buffer.readUInt8() ^ 1]), 0, 1, offset);
  await handle.close();
}

describe('a file that stands for a card', () => {
  it('gets the image, and no byte more', async () => {
    const { code, stdout, stderr } = await flash(image, card, '--yes', '--board', BOARD);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      `${card}: ${IMAGE} bytes for ${BOARD}, ${IMAGE} bytes written, 0 unchanged (skipped); verified`,
    );
    const [found, wanted] = [await readFile(card), await readFile(image)];
    expect(found.subarray(0, IMAGE).equals(wanted)).toBe(true);
    expect(found.subarray(IMAGE).equals(Buffer.alloc(CARD - IMAGE, 'old '))).toBe(true);
  });

  it('gets only what differs the next time', async () => {
    expect(
      await flash(await made('new.img.gz', gzipSync(await readFile(image))), card, '--yes'),
    ).toMatchObject({ code: 0 });
    await flip(card, 55 * MIB + 5);
    const { code, stdout } = await flash(image, card, '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ written: MIB, kept: IMAGE - MIB, wrong: [] });
  });

  it('with a flipped bit is found, and left alone by --verify', async () => {
    expect(await flash(image, card, '--yes')).toMatchObject({ code: 0 });
    const offset = 50 * MIB + 12_345;
    await flip(card, offset);
    const before = await readFile(card);
    const { code, stdout } = await flash(image, card, '--verify');
    expect(code).toBe(1);
    expect(stdout).toContain(`WRONG: 1 blocks differ, at offset ${offset}\n`);
    expect((await readFile(card)).equals(before)).toBe(true);
  });

  it('gets the parts of a kdimg at their places, filled up', async () => {
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

describe('is refused, and the device is as it was:', () => {
  async function expectRefusal(run: Ended, code: number, said: string | RegExp): Promise<void> {
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toMatch(said);
    expect((await readFile(card)).equals(Buffer.alloc(CARD, 'old '))).toBe(true);
  }

  it('a card that is too small', async () => {
    const small = await made('small', Buffer.alloc(IMAGE - 1));
    await expectRefusal(
      await flash(image, small, '--yes'),
      3,
      `has ${IMAGE - 1} bytes, and the image wants ${IMAGE}`,
    );
    expect((await readFile(small)).equals(Buffer.alloc(IMAGE - 1))).toBe(true);
  });

  it('an image for another board, and one that does not say', async () => {
    const other = await flash(image, card, '--yes', '--board', 'k230_canmv_v3p0');
    await expectRefusal(other, 3, `is for the board ${BOARD}, not k230_canmv_v3p0`);
    const silent = await diskImage(at('silent.img'), { raw: [], bin: [], app: [] });
    await expectRefusal(
      await flash(silent, card, '--yes', '--board', BOARD),
      3,
      'does not say which board it is for',
    );
  });

  it.each(['/dev/null', '/dev/none', '/tmp'])('%s, which is no device', async (device) => {
    await expectRefusal(await flash(image, device, '--yes'), 2, `${device} is not a device`);
  });

  it('damaged gzip', async () => {
    const packed = gzipSync(await readFile(image), { level: 1 });
    const file = await made('cut.img.gz', packed.subarray(0, packed.length / 2));
    await expectRefusal(
      await flash(file, card, '--yes'),
      3,
      'cut.img.gz is damaged gzip: unexpected end of file',
    );
  });

  it('a damaged kdimg', async () => {
    const bytes = kdimg(1, BOARD, [{ name: 'spl', offset: MIB, content: Buffer.alloc(9000, 'spl ') }]);
    bytes.writeUInt8(0, 64 * 1024 + 8000);
    const run = await flash(await made('bad.kdimg', bytes), card, '--yes');
    await expectRefusal(run, 3, /is damaged\n {2}part spl of 1 has another SHA-256/);
  });

  it('a kdimg for SPI NAND', async () => {
    const parts = [{ name: 'sdcard', offset: MIB, way: 1024, content: Buffer.alloc(4096) }];
    const run = await flash(await made('nand.kdimg', kdimg(2, 'none', parts)), card, '--yes');
    await expectRefusal(run, 3, 'is for SPI NAND: its part sdcard has the spare bytes');
  });

  it('without --yes where nobody can be asked', async () => {
    await expectRefusal(await flash(image, card), 2, 'stdin or stderr is not a terminal');
  });

  it('by --dry-run', async () => {
    const { code, stdout } = await flash(image, card, '--dry-run');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${card}: ${IMAGE} bytes for ${BOARD} would be written\n`,
    });
    expect((await readFile(card)).equals(Buffer.alloc(CARD, 'old '))).toBe(true);
  });

  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    process.stderr.write('SKIPPED: a device without permission: root has every permission\n');
  }
  (isRoot ? it.skip : it)('a device without permission', async () => {
    await chmod(card, 0o444);
    await expectRefusal(
      await flash(image, card, '--yes'),
      3,
      /cannot be written: EACCES\n {2}Run the command by sudo/,
    );
  });

  it('a disk of this system', async () => {
    const { stdout } = await root`lsblk --noheadings --list --paths --output PATH,TYPE,MOUNTPOINTS`;
    const system = /^(\S+) +disk (?:.* )?\/$/m.exec(stdout)?.[1];
    if (system === undefined) {
      process.stderr.write('SKIPPED: a disk of this system: none is seen here\n');
      return;
    }
    // Nothing would be written even if it were not refused.
    await expectRefusal(await flash(image, system, '--dry-run'), 3, 'is a disk of this system');
  });
});

describe('a loop device', () => {
  async function onLoop(work: (device: string) => Promise<void>): Promise<void> {
    await withLoop(card, async (device) => {
      if (device === undefined) {
        process.stderr.write('SKIPPED: loop devices: they need root, and a kernel that has them\n');
        return;
      }
      await work(device);
    });
  }

  it('gets the image, and a flipped bit is found', async () => {
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

  it('is known by a link, as those of /dev/disk/by-id', async () => {
    await onLoop(async (device) => {
      await symlink(device, at('link'));
      expect(await flash(image, at('link'), '--dry-run')).toMatchObject({ code: 0 });
    });
  });

  it('is refused while it is mounted where that is not seen, as outside of a container', async () => {
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
      const [said] = (await Promise.race([
        once(elsewhere.stdout, 'data'),
        once(elsewhere, 'close'),
      ])) as unknown[];
      if (!(said instanceof Buffer)) {
        process.stderr.write('SKIPPED: a loop device mounted elsewhere: this machine may not mount\n');
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

  it('is refused while it is mounted', async () => {
    await onLoop(async (device) => {
      await root`mkfs.ext4 -q -F ${device}`;
      await root`mkdir ${at('mounted')}`;
      const { exitCode } = await root`mount ${device} ${at('mounted')}`;
      if (exitCode !== 0) {
        process.stderr.write('SKIPPED: a mounted loop device: this machine may not mount\n');
        return;
      }
      const before = await readFile(card);
      const run = await flash(image, device, '--yes');
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toContain(`${device} is mounted at ${at('mounted')}: unmount it first`);
      expect((await readFile(card)).equals(before)).toBe(true);
    });
  });
});

it("without the vendor's flasher, or a board in USB boot mode, says what to do", async () => {
  const { code, stderr } = await vencoder(['flash', image, '--usb', 'SDCARD']);
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /k230-flash is not installed\n.*pip install k230-flash|no board is in USB boot mode\n.*Hold BOOT/,
  );
  expect(await vencoder(['flash', image, '--usb', 'SDCARD', '--device', card])).toMatchObject({ code: 2 });
});

it('lists what may be written to', async () => {
  const { code, stdout } = await vencoder(['flash', '--json']);
  expect(code).toBe(0);
  expect(Array.isArray(JSON.parse(stdout))).toBe(true);
  expect(await vencoder(['flash', image])).toMatchObject({ code: 2 });
});
