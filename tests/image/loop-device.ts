// SPDX-License-Identifier: MIT
// Loop devices, if the kernel and the user's permissions allow them.

import { $ } from 'zx';

/** Runs commands of root, which may not be in the user's PATH. */
export const root = $({
  nothrow: true,
  quiet: true,
  env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
});

/** Runs `work` with a loop device for the file, or with undefined if none can be created. */
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
