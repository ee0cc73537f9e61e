// SPDX-License-Identifier: MIT
// Boards and cards that are attached, and whether this user may use them.

import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { boardInBootMode, BOOT_MODE } from '../flash/boot-mode.js';
import { candidates } from '../flash/devices.js';
import { note, ok, type Finding } from './finding.js';

/** How Linux calls a board's USB console, and USB adapters of a UART. */
const SERIAL = /^tty(ACM|USB)\d+$/;
const UDEV_RULE =
  `Copy into /etc/udev/rules.d/70-k230.rules, then: sudo udevadm control --reload\n` +
  `SUBSYSTEM=="usb", ATTR{idVendor}=="${BOOT_MODE.vendor}", TAG+="uaccess"`;

export async function examineDevices(): Promise<Finding[]> {
  return [...(await serialPorts()), ...(await cards()), await bootMode()];
}

async function serialPorts(): Promise<Finding[]> {
  const ports = (await readdir('/dev')).filter((name) => SERIAL.test(name)).map((name) => `/dev/${name}`);
  if (ports.length === 0) {
    return [note('serial ports', 'none: no board is attached', 'Attach the board by its USB port')];
  }
  return await Promise.all(
    ports.map(async (port) =>
      (await isAllowed(port))
        ? ok(port, 'may be used')
        : note(
            port,
            'may not be used by you',
            'sudo usermod --append --groups dialout $USER, then log in again',
          ),
    ),
  );
}

async function cards(): Promise<Finding[]> {
  const found = await candidates();
  if (found.length === 0) {
    return [note('cards', 'no removable disk is attached', 'Insert the card into a reader')];
  }
  return await Promise.all(
    found.map(async ({ path, title }) =>
      (await isAllowed(path))
        ? ok(path, `${title}; may be written`)
        : note(path, `${title}; may not be written by you`, `sudo setfacl --modify user:$USER:rw ${path}`),
    ),
  );
}

async function bootMode(): Promise<Finding> {
  const path = await boardInBootMode();
  if (path === undefined) {
    return note('USB boot mode', 'no board is in it', 'Hold BOOT while you attach the board');
  }
  return (await isAllowed(path))
    ? ok('USB boot mode', `a board is at ${path}`)
    : note('USB boot mode', `a board is at ${path}, which you may not use`, UDEV_RULE);
}

async function isAllowed(path: string): Promise<boolean> {
  return await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
