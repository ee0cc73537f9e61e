// SPDX-License-Identifier: MIT
// `vencoder uninstall`: a CanMV tree as it was before `vencoder install`.

import type { Command } from 'commander';
import { addTreeOptions, carryOut, type TreeOptions } from '../options/tree-change.js';

/** Adds `uninstall --tree DIR [--dry-run]`. Exit code 0: the module is not there; 2: DIR is no tree that is known; 3: refused or failed. */
export function registerUninstall(program: Command): void {
  addTreeOptions(program.command('uninstall'))
    .description('take the module out of a CanMV tree, which is then as it was, byte for byte')
    .addHelpText(
      'after',
      `
Examples:
  vencoder uninstall --tree ../canmv_k230 --dry-run
  vencoder uninstall --tree ../canmv_k230

It stands on the folder .vencoder/ that install has left there, so it works after a commit and in a clone.
Files of ours that were changed since are refused. All is undone, or nothing.

Exit code: 0 the module is not there (any more), 2 DIR is no CanMV tree or has an unknown layout,
3 refused or failed: nothing was written.`,
    )
    .action(async ({ tree: folder, dryRun }: TreeOptions) => {
      const [{ locateTree }, { planUninstall }] = await Promise.all([
        import('../canmv/tree.js'),
        import('../canmv/uninstall.js'),
      ]);
      const tree = await locateTree(folder);
      const plan = await planUninstall(tree);
      if (plan === undefined) {
        process.stdout.write(`Nothing of ours is installed in ${tree.folder}.\n`);
      } else {
        await carryOut(tree, plan, dryRun ?? false);
      }
    });
}
