// SPDX-License-Identifier: MIT
// `vencoder uninstall`: restores a CanMV tree to its state before `vencoder install`.

import type { Command } from 'commander';
import { addTreeOptions, applyChanges, type TreeOptions } from '../options/tree-change.js';

/** Adds `uninstall --tree DIR [--dry-run]`. */
export function registerUninstall(program: Command): void {
  addTreeOptions(program.command('uninstall'))
    .description('remove the module from a CanMV tree, and restore its files byte for byte')
    .addHelpText(
      'after',
      `
Examples:
  vencoder uninstall --tree ../canmv_k230 --dry-run
  vencoder uninstall --tree ../canmv_k230

Uses the folder .vencoder/, which install left in the tree, so it works after a commit and in a clone.
Fails if an installed file was changed since. Undoes everything or nothing.

Exit code: 0 the module is not installed (any more), 2 DIR is not a CanMV tree or has an unknown layout,
3 failed: nothing was written.`,
    )
    .action(async ({ tree: folder, dryRun }: TreeOptions) => {
      const [{ locateTree }, { planUninstall }] = await Promise.all([
        import('../canmv/tree.js'),
        import('../canmv/uninstall.js'),
      ]);
      const tree = await locateTree(folder);
      const plan = await planUninstall(tree);
      if (plan === undefined) {
        process.stdout.write(`The module is not installed in ${tree.folder}.\n`);
      } else {
        await applyChanges(tree, plan, dryRun ?? false);
      }
    });
}
