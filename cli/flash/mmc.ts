// SPDX-License-Identifier: MIT
// Tells cards from chips: both are mmcblkN, and the kernel reports neither as removable, but lsblk both as hotplug.
// Source: Linux, Documentation/driver-api/mmc/mmc-dev-attrs.rst (type) and the device tree's non-removable.

import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';

const MMC = /^\/dev\/mmcblk/;
/** Types of cards; an eMMC has the type MMC. Boot partitions of an eMMC have none. */
const CARD_TYPES = ['SD', 'SDcombo'];

export function isMmc(path: string): boolean {
  return MMC.test(path);
}

/**
 * The reason why an mmcblk device is no card; undefined if it is one.
 * @param sysfs its folder in /sys
 */
export async function mmcRejection(sysfs: string): Promise<string | undefined> {
  const card = await realpath(join(sysfs, 'device')).catch(() => undefined);
  const type = card === undefined ? '' : (await readFile(join(card, 'type'), 'utf8').catch(() => '')).trim();
  if (card === undefined || !CARD_TYPES.includes(type)) {
    return type === 'MMC' ? 'is an eMMC of this machine, not a card' : 'is no card: its type is not SD';
  }
  // The card's folder is PLATFORM/mmc_host/mmcN/mmcN:ADDRESS.
  return existsSync(join(card, '..', '..', '..', 'of_node', 'non-removable'))
    ? 'is a chip on the board of this machine, not a card'
    : undefined;
}
