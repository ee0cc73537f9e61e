// SPDX-License-Identifier: MIT
// Detects a board in USB boot mode, and runs the vendor's flasher for it.
// Source: kendryte/k230_flash_py (VID:PID of the boot ROM; k230-flash -m MEDIUM IMAGE).

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageFile } from '../images/image-file.js';
import { inspectFile } from '../images/inspection.js';
import { readKdimg } from '../images/kdimg.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { hasProgram } from '../support/packages.js';
import { waitForGroup } from '../support/signals.js';

/** USB vendor and product ID of the K230's boot ROM, hexadecimal. */
export const BOOT_MODE = { vendor: '29f1', product: '0230' };
/** The media that the flasher can write. */
export const MEDIA = ['SDCARD', 'EMMC', 'SPI_NAND', 'SPI_NOR'] as const;
const DEVICES = '/sys/bus/usb/devices';
const FLASHER = 'k230-flash';

/** The USB device of a board in boot mode, such as /dev/bus/usb/001/004; undefined if there is none. */
export async function boardInBootMode(): Promise<string | undefined> {
  for (const device of await readdir(DEVICES).catch(() => [])) {
    const read = async (name: string): Promise<string> =>
      await readFile(join(DEVICES, device, name), 'utf8').then(
        (text) => text.trim(),
        () => '',
      );
    if ((await read('idVendor')) === BOOT_MODE.vendor && (await read('idProduct')) === BOOT_MODE.product) {
      const [bus, number] = [await read('busnum'), await read('devnum')].map((text) => text.padStart(3, '0'));
      return `/dev/bus/usb/${bus}/${number}`;
    }
  }
  return undefined;
}

/** Writes an undamaged image with the vendor's flasher, and returns its exit code. */
export async function flashByUsb(image: string, medium: (typeof MEDIA)[number]): Promise<number> {
  await requireFlasher();
  if ((await boardInBootMode()) === undefined) {
    throw new Failure(
      'no board is in USB boot mode',
      'Hold BOOT while you connect the board, then check with `vencoder doctor`.',
    );
  }
  return await ImageFile.use(image, async (file) => {
    const { problems, areas } = await inspectFile(file, await readKdimg(file));
    if (areas.length === 0) {
      throw new Failure(`${image} has no parts`, 'Nothing was written. Build or download it again.');
    }
    if (problems.length > 0) {
      throw new Failure(`${image} is damaged`, `${problems.join('\n')}\nNothing was written.`);
    }
    const child = execute({ detached: true, stdin: 'inherit', stdout: 'inherit', stderr: 'inherit' });
    const { exitCode } = await waitForGroup(child`${FLASHER} -m ${medium} ${file.path}`);
    return exitCode;
  });
}

async function requireFlasher(): Promise<void> {
  if (!(await hasProgram(FLASHER))) {
    throw new Failure(`${FLASHER} is not installed`, "Install the vendor's flasher: pip install k230-flash");
  }
}
