// SPDX-License-Identifier: MIT
// `vencoder install`: puts the module into a CanMV tree.

import type { Command } from 'commander';
import { addTreeOptions, carryOut, type TreeOptions } from '../options/tree-change.js';

/** Adds `install --tree DIR [--dry-run]`. Exit code 0: all is there; 2: DIR is no tree that is known; 3: refused or failed. */
export function registerInstall(program: Command): void {
  addTreeOptions(program.command('install'))
    .description('put the module into a CanMV tree, or a newer one in place of an older')
    .addHelpText(
      'after',
      `
Examples:
  vencoder install --tree ../canmv_k230 --dry-run
  vencoder install --tree ../canmv_k230            the root of the SDK
  vencoder install --tree ../canmv_k230/src/canmv

C files go into port/modules, where the port's wildcards find them, and the facade in place of
port/builtin_py/media/vencoder.py. The original is kept in .vencoder/ at CanMV's root: commit that, too.
A tree that is not committed at these paths is refused. All is written, or nothing.

Exit code: 0 the module is there, 2 DIR is no CanMV tree or has an unknown layout,
3 refused or failed: nothing was written.`,
    )
    .action(async ({ tree: folder, dryRun }: TreeOptions) => {
      const [{ locateTree }, { planInstall }] = await Promise.all([
        import('../canmv/tree.js'),
        import('../canmv/install.js'),
      ]);
      const tree = await locateTree(folder);
      await carryOut(tree, await planInstall(tree), dryRun ?? false);
    });
}
