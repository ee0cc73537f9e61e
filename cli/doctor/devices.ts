// SPDX-License-Identifier: MIT
// Connected boards and cards, and whether the user may access them.

import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { boardInBootMode, BOOT_MODE } from '../flash/boot-mode.js';
import { candidates } from '../flash/devices.js';
import { SERIAL_PORT } from '../serial/port-names.js';
import { note, ok, type Finding } from './finding.js';

const UDEV_RULE =
  `Copy this line into /etc/udev/rules.d/70-k230.rules, then run: sudo udevadm control --reload\n` +
  `SUBSYSTEM=="usb", ATTR{idVendor}=="${BOOT_MODE.vendor}", TAG+="uaccess"`;

export async function examineDevices(): Promise<Finding[]> {
  return [...(await serialPorts()), ...(await cards()), await bootMode()];
}

async function serialPorts(): Promise<Finding[]> {
  const ports = (await readdir('/dev'))
    .filter((name) => SERIAL_PORT.test(name))
    .map((name) => `/dev/${name}`);
  if (ports.length === 0) {
    return [note('serial ports', 'none; no board is connected', "Connect the board's USB port")];
  }
  return await Promise.all(
    ports.map(async (port) =>
      (await isAllowed(port))
        ? ok(port, 'accessible')
        : note(port, 'no permission', 'sudo usermod --append --groups dialout $USER, then log in again'),
    ),
  );
}

async function cards(): Promise<Finding[]> {
  const found = await candidates();
  if (found.length === 0) {
    return [note('cards', 'no removable disk is connected', 'Insert the card into a reader')];
  }
  return await Promise.all(
    found.map(async ({ path, title }) =>
      (await isAllowed(path))
        ? ok(path, `${title}; writable`)
        : note(path, `${title}; no permission to write`, `sudo setfacl --modify user:$USER:rw ${path}`),
    ),
  );
}

async function bootMode(): Promise<Finding> {
  const path = await boardInBootMode();
  if (path === undefined) {
    return note('USB boot mode', 'no board found', 'Hold BOOT while you connect the board');
  }
  return (await isAllowed(path))
    ? ok('USB boot mode', `board at ${path}`)
    : note('USB boot mode', `board at ${path}; no permission`, UDEV_RULE);
}

async function isAllowed(path: string): Promise<boolean> {
  return await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
