// SPDX-License-Identifier: MIT
// A device that is opened once, exclusively, for check, question, writing and comparing: its name may mean another disk
// by the time the user has answered.

import { constants, open, readlink, stat, type FileHandle } from 'node:fs/promises';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { identity, identityOf, type Identity } from './block-devices.js';
import { describeDevice, listing, type Device } from './devices.js';

export type Access = 'read' | 'write';

/** Reasons why a device cannot be opened that follow from what it is or who uses it. */
const EXPLAINED = ['EBUSY', 'EACCES', 'EPERM', 'EROFS', 'ENOMEDIUM', 'ENXIO'];

export class Target {
  private constructor(
    readonly handle: FileHandle,
    readonly device: Device,
    private readonly self: Identity,
  ) {}

  /**
   * Runs `work` with the device at `path`, which nothing else can claim in the meantime. Fails if it must not be written,
   * or is `image` itself.
   */
  static async use<T>(
    path: string,
    image: string,
    access: Access,
    work: (target: Target) => Promise<T>,
  ): Promise<T> {
    const handle = await openExclusively(path, image, access);
    try {
      const info = await handle.stat({ bigint: true });
      const self = identity(info);
      if (self === undefined) {
        throw await notDevice(path);
      }
      // Without links, and of what is open, not of what the name means by now.
      const real = await readlink(`/proc/self/fd/${handle.fd}`);
      const device = await describeDevice({ path: real, self, size: Number(info.size) }, image);
      requireAllowed(device);
      return await work(
        new Target(handle, real === path ? device : { ...device, path: real, givenAs: path }, self),
      );
    } finally {
      await handle.close();
    }
  }

  /** Whether the name that the user gave still means this device. */
  async isNamed(): Promise<boolean> {
    return (await identityOf(this.device.givenAs ?? this.device.path)) === this.self;
  }

  /** Makes the system read from the device again; a file of a card, too. */
  async dropCache(): Promise<void> {
    // Needs no permission, unlike blockdev --flushbufs. Not by the device's name.
    const file = `/proc/${process.pid}/fd/${this.handle.fd}`;
    await execute({ check: true })`dd ${`if=${file}`} iflag=nocache count=0 status=none`;
  }
}

async function openExclusively(path: string, image: string, access: Access): Promise<FileHandle> {
  const info = await stat(path, { bigint: true }).catch(() => undefined);
  const self = info && identity(info);
  if (self === undefined) {
    throw await notDevice(path);
  }
  try {
    // O_EXCL claims a disk, and the kernel rejects one that is mounted, also in another namespace, or in use by LVM, RAID
    // or LUKS. It has no effect on files. O_NONBLOCK: the name may mean a pipe by now.
    const flags =
      (access === 'read' ? constants.O_RDONLY : constants.O_RDWR) | constants.O_EXCL | constants.O_NONBLOCK;
    return await open(path, flags);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!EXPLAINED.includes(code)) {
      throw error;
    }
    requireAllowed(await describeDevice({ path, self, size: Number(info?.size ?? 0) }, image));
    throw openFailure(path, access, code);
  }
}

function openFailure(path: string, access: Access, code: string): Failure {
  switch (code) {
    case 'EBUSY':
      return new Failure(
        `${path} is in use by the system: mounted elsewhere (in a container?), or part of LVM, RAID or LUKS`,
        'Nothing was written. Unmount or close it first.',
      );
    case 'ENOMEDIUM':
    case 'ENXIO':
      return new Failure(`there is no card in ${path}: ${code}`, 'Nothing was written. Insert a card.');
    case 'EROFS':
      return new Failure(
        `cannot ${access} ${path}: it is read-only (EROFS)`,
        'Nothing was written. Check the lock switch of the card, or choose another device.',
      );
    default:
      return new Failure(
        `cannot ${access} ${path}: ${code}`,
        `Run the command with sudo, or grant access to the device: sudo setfacl --modify user:$USER:rw ${path}`,
      );
  }
}

async function notDevice(path: string): Promise<Failure> {
  return new Failure(
    `${path} is not a device`,
    `Give a disk, such as /dev/sdX, or a file in place of one.\n${await listing()}`,
    true,
  );
}

function requireAllowed({ path, rejection }: Device): void {
  if (rejection !== undefined) {
    throw new Failure(`${path} ${rejection}`, 'Nothing was written.');
  }
}
