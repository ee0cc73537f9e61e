// SPDX-License-Identifier: MIT
// What an image can be written to: removable disks, loop devices, and plain files, which stand for a card.

import { realpath, stat } from 'node:fs/promises';
import { $ } from 'zx';
import { Failure } from '../support/failure.js';

export interface Device {
  path: string;
  /** Bytes. */
  size: number;
  kind: 'disk' | 'loop' | 'file';
  /** What the maker calls it, and how it is attached; empty where that is unknown. */
  title: string;
  /** Why it is not written to; undefined: it may be. */
  refusal: string | undefined;
}

/** The part of lsblk's JSON that is read here. */
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
/** Mount points without which the machine does not run. */
const SYSTEM = ['/', '/boot', '/boot/efi', '/usr', '/var', '/home', '[SWAP]'];
/** Card readers on the machine's own bus, whose cards come and go though the kernel does not call them removable. */
const CARDS = /^\/dev\/mmcblk\d+$/;

/** Disks that an image may be written to. */
export async function candidates(): Promise<Device[]> {
  return (await blockDevices())
    .map(deviceOf)
    .filter(({ refusal, kind }) => refusal === undefined && kind === 'disk');
}

/** The device at `path`; a Failure where there is nothing of the kind. */
export async function findDevice(path: string): Promise<Device> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() === true) {
    return { path, size: info.size, kind: 'file', title: 'a file', refusal: undefined };
  }
  if (info?.isBlockDevice() !== true) {
    throw new Failure(
      `${path} is not a device`,
      `DEV is a disk, as /dev/sdX, or a file that stands for one.\n${await listing()}`,
      true,
    );
  }
  // Links as those in /dev/disk/by-id are names, too.
  const real = await realpath(path);
  const found = (await blockDevices()).find((device) => device.path === real);
  if (found === undefined) {
    throw new Failure(
      `${path} is not a whole disk`,
      `An image is written to the whole.\n${await listing()}`,
      true,
    );
  }
  return deviceOf(found);
}

/** The candidates in words. */
export async function listing(): Promise<string> {
  const found = await candidates();
  return found.length === 0
    ? 'No removable disk is attached.'
    : `Attached: ${found.map(({ path, size, title }) => `${path} (${title}, ${size} bytes)`).join(', ')}`;
}

async function blockDevices(): Promise<BlockDevice[]> {
  const { exitCode, stdout, stderr } = await $({
    nothrow: true,
    quiet: true,
  })`lsblk --json --bytes --output ${COLUMNS}`;
  if (exitCode !== 0) {
    throw new Failure('lsblk cannot list the disks', stderr.trim());
  }
  return (JSON.parse(stdout) as { blockdevices: BlockDevice[] }).blockdevices;
}

function deviceOf(device: BlockDevice): Device {
  const { path, size, type, model, tran } = device;
  const title = [model, tran].filter((word) => word !== null && word !== '').join(', ') || type;
  return { path, size, kind: type === 'loop' ? 'loop' : 'disk', title, refusal: refusalOf(device) };
}

function refusalOf(device: BlockDevice): string | undefined {
  const mounts = mountsOf(device);
  if (mounts.some((mount) => SYSTEM.includes(mount))) {
    return `is a disk of this system, with ${mounts.join(', ')}`;
  }
  if (mounts.length > 0) {
    return `is mounted at ${mounts.join(', ')}: unmount it first`;
  }
  if (device.ro) {
    return 'is read-only: a card may have its lock on';
  }
  const isRemovable = device.rm || device.hotplug || CARDS.test(device.path) || device.type === 'loop';
  return isRemovable ? undefined : 'is not removable';
}

function mountsOf({ mountpoints, children = [] }: BlockDevice): string[] {
  return [...mountpoints.filter((mount) => mount !== null), ...children.flatMap(mountsOf)];
}
