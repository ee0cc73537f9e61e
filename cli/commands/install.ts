// SPDX-License-Identifier: MIT
// `vencoder install`: installs the module in a CanMV tree.

import type { Command } from 'commander';
import { emittedFile, specProject } from '../options/spec-project.js';
import { addTreeOptions, applyChanges, type TreeOptions } from '../options/tree-change.js';

/** Adds `install --tree DIR [--dry-run]`. */
export function registerInstall(program: Command): void {
  addTreeOptions(program.command('install'))
    .description('install the module in a CanMV tree, or update it there')
    .addHelpText(
      'after',
      `
Examples:
  vencoder install --tree ../canmv_k230 --dry-run
  vencoder install --tree ../canmv_k230            the root of the SDK
  vencoder install --tree ../canmv_k230/src/canmv

Writes C files to port/modules, where the port's wildcards find them, and replaces port/builtin_py/media/vencoder.py by the
facade. Keeps the original in .vencoder/ at CanMV's root: commit that folder, too. Fails if files at these paths have
uncommitted changes. Writes everything or nothing.

Exit code: 0 the module is installed, 2 DIR is not a CanMV tree or has an unknown layout,
3 failed: nothing was written.`,
    )
    .action(async ({ tree: folder, dryRun }: TreeOptions) => {
      const [{ locateTree }, { planInstall }, { loadModel }] = await Promise.all([
        import('../canmv/tree.js'),
        import('../canmv/install.js'),
        import('../../generator/generate.js'),
      ]);
      const tree = await locateTree(folder);
      const facade = emittedFile(await loadModel(specProject), 'facade.py');
      await applyChanges(tree, await planInstall(tree, facade), dryRun ?? false);
    });
}
