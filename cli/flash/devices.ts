// SPDX-License-Identifier: MIT
// The devices that an image can be written to: removable disks, loop devices, and regular files in place of a card.

import {
  chainBehind,
  findUses,
  flattened,
  identityOf,
  listDisks,
  type BlockDevice,
  type Identity,
  type Uses,
} from './block-devices.js';
import { isMmc, mmcRejection } from './mmc.js';
import { Failure } from '../support/failure.js';

export interface Device {
  /** Without links. */
  path: string;
  /** The name that the user gave, if it is another one. */
  givenAs?: string;
  /** Bytes. */
  size: number;
  kind: 'disk' | 'loop' | 'file';
  /** Model and bus, such as "STORAGE DEVICE, usb". */
  title: string;
  /** The reason why the device must not be written; follows the path in a sentence. Undefined if it may be written. */
  rejection: string | undefined;
}

/** A file or device that is to be written. */
export interface Opened {
  path: string;
  self: Identity;
  /** Of a file; that of a device is in the list of disks. */
  size: number;
}

/** Mount points of the running system. */
const SYSTEM_MOUNTS = ['/', '/boot', '/boot/efi', '/usr', '/var', '/home', '[SWAP]'];

/** The disks that an image may be written to. */
export async function candidates(): Promise<Device[]> {
  const [disks, uses] = await Promise.all([listDisks(), findUses()]);
  const devices = await Promise.all(disks.map(async (disk) => deviceOf(disk, disks, uses)));
  return devices.filter(({ rejection, kind }) => rejection === undefined && kind === 'disk');
}

/** Describes a file or a whole disk; fails for other devices. `image` is the file that is to be written. */
export async function describeDevice({ path, self, size }: Opened, image: string): Promise<Device> {
  const uses = await findUses();
  const device = self.startsWith('file ')
    ? { path, size, kind: 'file' as const, title: 'a file', rejection: useOf([self], uses) }
    : await describeDisk(path, self, uses);
  const written = await identityOf(image);
  return written !== undefined && chainBehind(uses, self).includes(written)
    ? { ...device, rejection: `holds ${image} itself` }
    : device;
}

async function describeDisk(path: string, self: Identity, uses: Uses): Promise<Device> {
  const disks = await listDisks();
  const found = disks.find((disk) => identityOfDisk(disk) === self);
  if (found === undefined) {
    throw new Failure(
      `${path} is not a whole disk`,
      `Give the whole disk, not a partition.\n${await listing()}`,
      true,
    );
  }
  return await deviceOf(found, disks, uses);
}

/** The candidates as one line of text. */
export async function listing(): Promise<string> {
  const found = await candidates();
  return found.length === 0
    ? 'No removable disk is connected.'
    : `Connected: ${found.map(({ path, size, title }) => `${path} (${title}, ${size} bytes)`).join(', ')}`;
}

async function deviceOf(device: BlockDevice, disks: BlockDevice[], uses: Uses): Promise<Device> {
  const { path, size, type, model, tran } = device;
  const title = [model, tran].filter((part) => part !== null && part !== '').join(', ') || type;
  const rejection = await rejectionOf(device, disks, uses);
  return { path, size, kind: type === 'loop' ? 'loop' : 'disk', title, rejection };
}

async function rejectionOf(disk: BlockDevice, disks: BlockDevice[], uses: Uses): Promise<string | undefined> {
  const [self, ...behind] = chainBehind(uses, identityOfDisk(disk));
  const own = await ownRejection(disk, uses);
  if (own !== undefined || self === undefined) {
    return own;
  }
  for (const [index, one] of behind.entries()) {
    const reason = await rejectionBehind(one, [self, ...behind][index], disks, uses);
    if (reason !== undefined) {
      return reason;
    }
  }
  return undefined;
}

// O_EXCL on a loop device does not reach the device or file that it shows.
async function rejectionBehind(
  one: Identity,
  shownBy: Identity | undefined,
  disks: BlockDevice[],
  uses: Uses,
): Promise<string | undefined> {
  const others = { ...uses, loops: uses.loops.filter(({ self }) => self !== shownBy) };
  const device = flattened(disks).find((found) => identityOfDisk(found) === one);
  if (device === undefined) {
    const use = useOf([one], others);
    return use && `shows a file that ${use}`;
  }
  const reason = await ownRejection(device, others);
  return reason && `shows ${device.path}, which ${reason}`;
}

async function ownRejection(device: BlockDevice, uses: Uses): Promise<string | undefined> {
  return (
    mountRejection(device) ??
    stackRejection(device) ??
    useOf(flattened([device]).map(identityOfDisk), uses) ??
    (await kindRejection(device))
  );
}

function mountRejection(device: BlockDevice): string | undefined {
  const mounts = flattened([device]).flatMap(({ mountpoints }) =>
    mountpoints.filter((mount) => mount !== null),
  );
  if (mounts.some((mount) => SYSTEM_MOUNTS.includes(mount))) {
    return `is a system disk, mounted at ${mounts.join(', ')}`;
  }
  return mounts.length > 0 ? `is mounted at ${mounts.join(', ')}; unmount it first` : undefined;
}

// LVM, RAID and LUKS.
function stackRejection(device: BlockDevice): string | undefined {
  const [user] = flattened(device.children ?? []).filter(({ type }) => type !== 'part');
  return user && `is in use by ${user.path} (${user.type}); close that first`;
}

function useOf(parts: Identity[], { loops, swapFiles }: Uses): string | undefined {
  const loop = loops.find(({ backing }) => backing !== undefined && parts.includes(backing));
  if (loop !== undefined) {
    return `is in use by ${loop.path}; detach that first: losetup --detach ${loop.path}`;
  }
  return parts.some((part) => swapFiles.includes(part)) ? 'is in use as swap space' : undefined;
}

async function kindRejection({
  path,
  type,
  size,
  ro,
  rm,
  hotplug,
  'maj:min': number,
}: BlockDevice): Promise<string | undefined> {
  if (type === 'loop') {
    return ro ? 'is read-only' : undefined;
  }
  if (type !== 'disk' && type !== 'part') {
    return `is not a disk (type ${type})`;
  }
  const notCard = isMmc(path) ? await mmcRejection(`/sys/dev/block/${number.trim()}`) : undefined;
  if (notCard !== undefined) {
    return notCard;
  }
  if (!isMmc(path) && !rm && !hotplug) {
    return 'is not removable';
  }
  if (size === 0) {
    return 'is empty; insert a card';
  }
  return ro ? 'is read-only; check the lock switch of the card' : undefined;
}

function identityOfDisk(device: BlockDevice): Identity {
  return `block ${device['maj:min'].trim()}`;
}
