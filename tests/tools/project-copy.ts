// SPDX-License-Identifier: MIT
// A copy of parts of a checkout, which can be changed while others use the checkout.

import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/** Copies files and folders of `checkout` to `copy`, and links its node_modules there. */
export async function copyProject(checkout: string, parts: readonly string[], copy: string): Promise<void> {
  await mkdir(copy, { recursive: true });
  for (const part of parts) {
    await cp(path.join(checkout, part), path.join(copy, part), { recursive: true });
  }
  await symlink(path.join(checkout, 'node_modules'), path.join(copy, 'node_modules'));
}
