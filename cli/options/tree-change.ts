// SPDX-License-Identifier: MIT
// Common to `install` and `uninstall`: their options, and showing and making the changes of a tree.

import type { Command } from 'commander';
import type { TreeChanges } from '../canmv/tree-changes.js';
import type { CanmvTree } from '../canmv/tree.js';

export interface TreeOptions {
  tree: string;
  dryRun?: boolean;
}

/** Adds --tree and --dry-run. */
export function addTreeOptions(command: Command): Command {
  return command
    .requiredOption('--tree <dir>', "an SDK's root, or its src/canmv")
    .option('--dry-run', 'write nothing; show the changes');
}

/** Shows the changes on stdout, one line per file, and makes them. */
export async function applyChanges(tree: CanmvTree, plan: TreeChanges, isDryRun: boolean): Promise<void> {
  const [{ changeTree }, { describeSteps }] = await Promise.all([
    import('../canmv/change.js'),
    import('../canmv/tree-changes.js'),
  ]);
  process.stdout.write(describeSteps(plan.steps));
  plan.remarks.forEach((remark) => process.stderr.write(`${remark}\n`));
  const where = `${tree.folder} (CanMV, layout ${tree.layout})`;
  if (plan.changes.length === 0) {
    process.stdout.write(`Nothing to do in ${where}.\n`);
  } else if (isDryRun) {
    process.stdout.write(`Nothing was written to ${where}.\n`);
  } else {
    await changeTree(tree.folder, plan.changes, plan.folders);
    const count = plan.changes.length;
    process.stdout.write(`Changed ${count} ${count === 1 ? 'file' : 'files'} in ${where}.\n`);
  }
}
