// SPDX-License-Identifier: MIT
// `vencoder flash` writes what it checked: which devices it rejects, and what it says when something else goes wrong.

import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { link, mkdir, open, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mmcRejection } from '../../cli/flash/mmc.js';
import { vencoder, type CommandResult } from '../board-run.js';
import { TerminalRun } from '../terminal-run.js';
import { root, withLoop } from './loop-device.js';
import { kdimg } from './made-images.js';
import { scratchFolder } from './scratch-folder.js';

const MIB = 2 ** 20;
const CARD = 16 * MIB;
const OFFSET = MIB;
const CONTENT = Buffer.alloc(4 * MIB, 'new ');
const QUESTION = /Type "yes" to continue: $/;
const RESULT = `${CONTENT.length} bytes, ${CONTENT.length} bytes written, 0 unchanged (skipped); verified`;

const { at, made } = scratchFolder();
let image: string;
let card: string;

beforeEach(async () => {
  image = await made('new.kdimg', kdimg(2, 'none', [{ name: 'spl', offset: OFFSET, content: CONTENT }]));
  card = await made('card', Buffer.alloc(CARD, 'old '));
});

async function flash(device: string, ...options: string[]): Promise<CommandResult> {
  return await vencoder(['flash', image, '--device', device, ...options]);
}

async function isUnchanged(file = card): Promise<boolean> {
  return (await readFile(file)).equals(Buffer.alloc(CARD, 'old '));
}

async function hasImage(file: string): Promise<boolean> {
  return (await readFile(file)).subarray(OFFSET, OFFSET + CONTENT.length).equals(CONTENT);
}

async function expectRejected(run: CommandResult, message: string): Promise<void> {
  expect(run).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining(message) });
  expect(run.stderr).toContain('Nothing was written.');
  expect(await isUnchanged()).toBe(true);
}

/** Runs `work` with a loop device for each of the files; skips loudly if there are none. */
async function onLoops(files: string[], work: (...devices: string[]) => Promise<void>): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined) {
    await work();
    return;
  }
  await withLoop(file, async (device) => {
    if (device === undefined) {
      process.stderr.write('SKIPPED: loop devices: need root and a kernel with loop devices\n');
      return;
    }
    await onLoops(others, async (...more) => work(device, ...more));
  });
}

describe('after the question', () => {
  it('writes the file that it showed, though its name means another one by now', async () => {
    const victim = await made('victim', Buffer.alloc(CARD, 'old '));
    await symlink(card, at('dev'));
    const run = TerminalRun.start(['flash', image, '--device', at('dev')]);
    await run.waitFor(QUESTION);
    await rm(at('dev'));
    await symlink(victim, at('dev'));
    run.type('yes\r');
    const { code, output } = await run.exited();
    expect(code).toBe(0);
    expect(output).toContain(`${card} (given as ${at('dev')}, a file, ${CARD} bytes) will be overwritten`);
    expect(output).toContain(`${card}: ${RESULT}`);
    expect(output).toContain(`note: ${at('dev')} means something else by now, which was not written`);
    expect(await isUnchanged(victim)).toBe(true);
    expect(await hasImage(card)).toBe(true);
  });

  it('rejects an image that another program changed', async () => {
    const run = TerminalRun.start(['flash', image, '--device', card]);
    await run.waitFor(QUESTION);
    await writeFile(image, Buffer.alloc(100));
    run.type('yes\r');
    const { code, output } = await run.exited();
    expect(code).toBe(3);
    expect(output).toContain(`${image} was changed by another program after it was checked`);
    expect(output).toContain(`${card} is unchanged`);
    expect(await isUnchanged()).toBe(true);
  });

  it('still has the device for itself', async () => {
    await onLoops([card], async (device) => {
      const claim = async (): Promise<string | undefined> => {
        try {
          await (await open(device, constants.O_RDONLY | constants.O_EXCL)).close();
          return undefined;
        } catch (error) {
          return (error as NodeJS.ErrnoException).code;
        }
      };
      expect(await claim()).toBeUndefined();
      const run = TerminalRun.start(['flash', image, '--device', device]);
      await run.waitFor(QUESTION);
      expect(await claim()).toBe('EBUSY');
      run.type('yes\r');
      expect(await run.exited()).toMatchObject({ code: 0, output: expect.stringContaining(RESULT) });
    });
  });
});

it('lets nobody claim the device between writing and comparing', async () => {
  await onLoops([card], async (device) => {
    const grab = `
      const { closeSync, constants, openSync, readSync } = require('node:fs');
      const byte = Buffer.from('o');
      while (byte.toString() === 'o') {
        const file = openSync('${device}');
        readSync(file, byte, 0, 1, ${OFFSET});
        closeSync(file);
      }
      for (;;) {
        try { openSync('${device}', constants.O_EXCL); break; } catch {}
      }
      setTimeout(() => undefined, 2000);`;
    const grabber = spawn(process.execPath, ['--eval', grab]);
    const closed = new Promise((resolve) => grabber.on('close', resolve));
    expect(await flash(device, '--yes')).toMatchObject({ code: 0, stdout: expect.stringContaining(RESULT) });
    await closed;
  });
});

describe('rejects', () => {
  it('the image itself, by any name', async () => {
    image = await made('both', Buffer.concat([await readFile(image), Buffer.alloc(8 * MIB)]));
    const before = await readFile(image);
    await link(image, at('hard'));
    await symlink(image, at('soft'));
    for (const name of ['both', 'hard', 'soft']) {
      await expectRejected(await flash(at(name), '--yes'), `holds ${image} itself`);
    }
    await onLoops([image], async (device) => {
      await expectRejected(await flash(device, '--yes'), `${device} holds ${image} itself`);
      await onLoops([device], async (second) => {
        await expectRejected(await flash(second, '--yes'), `${second} holds ${image} itself`);
      });
    });
    expect((await readFile(image)).equals(before)).toBe(true);
  });

  it('a file or device behind a loop device', async () => {
    await onLoops([card], async (device) => {
      await expectRejected(await flash(card, '--yes'), `card is in use by ${device}; detach that first`);
      await onLoops([device], async (second) => {
        await expectRejected(await flash(device, '--yes'), `${device} is in use by ${second}; detach`);
        expect(await flash(second, '--dry-run')).toMatchObject({ code: 0 });
        await onLoops([card], async (other) => {
          await expectRejected(await flash(second, '--yes'), `shows a file that is in use by ${other}`);
        });
      });
    });
  });

  it('swap space, a file and a device on it', async () => {
    await root`fallocate --length ${CARD} ${at('swap')}`;
    await root`chmod 600 ${at('swap')}`;
    await root`mkswap ${at('swap')}`;
    if ((await root`swapon ${at('swap')}`).exitCode !== 0) {
      process.stderr.write('SKIPPED: swap space: needs root and a file system for it\n');
      return;
    }
    try {
      await expectRejected(await flash(at('swap'), '--yes'), 'swap is in use as swap space');
      await onLoops([at('swap')], async (device) => {
        await expectRejected(
          await flash(device, '--yes'),
          `${device} shows a file that is in use as swap space`,
        );
      });
    } finally {
      await root`swapoff ${at('swap')}`;
    }
  });

  it('an image with no parts', async () => {
    image = await made('empty.kdimg', kdimg(2, 'none', []));
    await expectRejected(await flash(card, '--yes'), 'empty.kdimg has no parts');
    image = await made(
      'zero.kdimg',
      kdimg(2, 'none', [{ name: 'a', offset: MIB, content: Buffer.alloc(0) }]),
    );
    await expectRejected(await flash(card, '--yes'), 'zero.kdimg has no content to write');
    // A partition table without entries.
    const table = Buffer.alloc(MIB);
    table.writeUInt16LE(0xaa55, 510);
    image = await made('empty.img', table);
    await expectRejected(await flash(card, '--yes'), 'empty.img has no parts');
  });

  it('parts that overlap', async () => {
    const content = Buffer.alloc(9000);
    image = await made(
      'bad.kdimg',
      kdimg(2, 'none', [
        { name: 'one', offset: MIB, content },
        { name: 'two', offset: MIB + 8192, content },
      ]),
    );
    await expectRejected(await flash(card, '--yes'), 'its parts one and two overlap');
  });

  it.each([
    ['MMC', false, 'is an eMMC of this machine, not a card'],
    ['SD', true, 'is a chip on the board of this machine, not a card'],
    ['SDIO', false, 'is no card: its type is not SD'],
    [undefined, false, 'is no card: its type is not SD'],
    ['SD', false, undefined],
  ])('an mmcblk device of type %s, soldered: %s', async (type, isSoldered, reason) => {
    // The folders of /sys: the device links to PLATFORM/mmc_host/mmc0/mmc0:0001.
    const device = at('platform/mmc_host/mmc0/mmc0:0001');
    await mkdir(device, { recursive: true });
    await mkdir(at('platform/of_node'));
    await mkdir(at('block'));
    await symlink(device, at('block/device'));
    if (type !== undefined) {
      await writeFile(`${device}/type`, `${type}\n`);
    }
    if (isSoldered) {
      await writeFile(at('platform/of_node/non-removable'), '');
    }
    expect(await mmcRejection(at('block'))).toBe(reason);
  });
});

describe('names of an image', () => {
  const EVIL = '\x1b[2J\x9b31m\r\n\u202e';

  const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/;

  it('reach the terminal without their control characters', async () => {
    const parts = [{ name: `a${EVIL}b`, offset: MIB, content: Buffer.alloc(4096, 1) }];
    image = await made(`${EVIL.replace('\n', '')}.kdimg`, kdimg(2, `board${EVIL}`, parts));
    const runs = [
      await vencoder(['image', 'inspect', image]),
      await vencoder(['image', 'inspect', image, '--json']),
      await flash(card, '--dry-run'),
      await flash(card, '--yes', '--json'),
      await flash(card, '--dry-run', '--board', 'other'),
      await vencoder(['flash', `${image}.none`, '--device', card]),
    ];
    for (const { stdout, stderr } of runs) {
      expect(stdout + stderr).not.toMatch(CONTROL);
      expect(stdout + stderr).not.toBe('');
    }
    expect(runs[0]?.stdout).toContain('a\\x1b[2J');
    const { areas } = JSON.parse(runs[1]?.stdout ?? '') as { areas: { name: string }[] };
    expect(areas[0]?.name).toMatch(/^a\\x1b/);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 3, 2]);
  });
});

it('a device that fails while it is written is described as it is', async () => {
  await mkdir(at('small'));
  const mounted = await root`mount -t tmpfs -o size=3M small ${at('small')}`;
  if (mounted.exitCode !== 0) {
    process.stderr.write('SKIPPED: a failing device: no permission to mount\n');
    return;
  }
  const state = (device: string): RegExp =>
    new RegExp(
      `^vencoder: flashing ${device} failed: cannot write the device at offset \\d+: .*\\n.*\\n` +
        `  (\\d+) of ${CONTENT.length} bytes are written to ${device}, which is incomplete and may not boot`,
    );
  try {
    const full = at('small/card');
    for (const onLoop of [false, true]) {
      await writeFile(full, '');
      await truncate(full, CARD);
      await onLoops(onLoop ? [full] : [], async (device = full) => {
        const { code, stdout, stderr } = await flash(device, '--yes');
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).toMatch(state(device));
        const written = Number(state(device).exec(stderr)?.[1]);
        expect(written).toBeLessThan(CONTENT.length);
        const found = (await readFile(device)).subarray(OFFSET, OFFSET + written);
        expect(found.equals(CONTENT.subarray(0, written))).toBe(true);
      });
      await rm(full);
    }
  } finally {
    await root`umount --lazy ${at('small')}`;
  }
});
