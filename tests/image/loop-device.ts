// SPDX-License-Identifier: MIT
// Files as block devices, where this machine and its user have them.

import { $ } from 'zx';

/** Commands of root, also where these are not in the PATH. */
export const root = $({
  nothrow: true,
  quiet: true,
  env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
});

/** Runs `work` with a loop device of the file, or with none where there is none to be had. */
export async function withLoop<T>(
  file: string,
  work: (device: string | undefined) => Promise<T>,
): Promise<T> {
  const { exitCode, stdout } = await root`losetup --find --show ${file}`;
  if (exitCode !== 0) {
    return await work(undefined);
  }
  const device = stdout.trim();
  try {
    return await work(device);
  } finally {
    await root`umount ${device}`;
    await root`losetup --detach ${device}`;
  }
}
