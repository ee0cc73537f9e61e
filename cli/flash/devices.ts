// SPDX-License-Identifier: MIT
// The devices that an image can be written to: removable disks, loop devices, and regular files in place of a card.

import { realpath, stat } from 'node:fs/promises';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';

export interface Device {
  path: string;
  /** Bytes. */
  size: number;
  kind: 'disk' | 'loop' | 'file';
  /** Model and bus, such as "STORAGE DEVICE, usb". */
  title: string;
  /** The reason why the device must not be written; follows the path in a sentence. Undefined if it may be written. */
  rejection: string | undefined;
}

/** The fields of lsblk's JSON that are used here. */
interface BlockDevice {
  path: string;
  size: number;
  rm: boolean;
  hotplug: boolean;
  ro: boolean;
  type: string;
  mountpoints: (string | null)[];
  model: string | null;
  tran: string | null;
  children?: BlockDevice[];
}

const COLUMNS = 'PATH,SIZE,RM,HOTPLUG,RO,TYPE,MOUNTPOINTS,MODEL,TRAN';
/** Mount points of the running system. */
const SYSTEM_MOUNTS = ['/', '/boot', '/boot/efi', '/usr', '/var', '/home', '[SWAP]'];
/** Cards in built-in readers: they can be removed, but the kernel does not report them as removable. */
const CARDS = /^\/dev\/mmcblk\d+$/;

/** The disks that an image may be written to. */
export async function candidates(): Promise<Device[]> {
  return (await blockDevices())
    .map(deviceOf)
    .filter(({ rejection, kind }) => rejection === undefined && kind === 'disk');
}

/** The device at `path`; fails if the path is neither a whole disk nor a file. */
export async function findDevice(path: string): Promise<Device> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() === true) {
    return { path, size: info.size, kind: 'file', title: 'a file', rejection: undefined };
  }
  if (info?.isBlockDevice() !== true) {
    throw new Failure(
      `${path} is not a device`,
      `Give a disk, such as /dev/sdX, or a file in place of one.\n${await listing()}`,
      true,
    );
  }
  // The path may be a link, such as those in /dev/disk/by-id.
  const real = await realpath(path);
  const found = (await blockDevices()).find((device) => device.path === real);
  if (found === undefined) {
    throw new Failure(
      `${path} is not a whole disk`,
      `Give the whole disk, not a partition.\n${await listing()}`,
      true,
    );
  }
  return deviceOf(found);
}

/** The candidates as one line of text. */
export async function listing(): Promise<string> {
  const found = await candidates();
  return found.length === 0
    ? 'No removable disk is connected.'
    : `Connected: ${found.map(({ path, size, title }) => `${path} (${title}, ${size} bytes)`).join(', ')}`;
}

async function blockDevices(): Promise<BlockDevice[]> {
  const { exitCode, stdout, stderr } = await execute()`lsblk --json --bytes --output ${COLUMNS}`;
  if (exitCode !== 0) {
    throw new Failure('lsblk failed to list the disks', stderr.trim());
  }
  return (JSON.parse(stdout) as { blockdevices: BlockDevice[] }).blockdevices;
}

function deviceOf(device: BlockDevice): Device {
  const { path, size, type, model, tran } = device;
  const title = [model, tran].filter((part) => part !== null && part !== '').join(', ') || type;
  return { path, size, kind: type === 'loop' ? 'loop' : 'disk', title, rejection: rejectionOf(device) };
}

function rejectionOf(device: BlockDevice): string | undefined {
  const mounts = mountsOf(device);
  if (mounts.some((mount) => SYSTEM_MOUNTS.includes(mount))) {
    return `is a system disk, mounted at ${mounts.join(', ')}`;
  }
  if (mounts.length > 0) {
    return `is mounted at ${mounts.join(', ')}; unmount it first`;
  }
  if (device.ro) {
    return 'is read-only; check the lock switch of the card';
  }
  const isRemovable = device.rm || device.hotplug || CARDS.test(device.path) || device.type === 'loop';
  return isRemovable ? undefined : 'is not removable';
}

function mountsOf({ mountpoints, children = [] }: BlockDevice): string[] {
  return [...mountpoints.filter((mount) => mount !== null), ...children.flatMap(mountsOf)];
}
