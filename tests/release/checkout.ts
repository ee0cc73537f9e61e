// SPDX-License-Identifier: MIT
// A checkout with a commit of its own, to make releases of: the project's may have changes, and the test image has none.

import { appendFile, cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { listFiles } from '../conventions/source-graph.js';

/** Copies the project's files as they are to `folder`, and commits them. */
export async function commitCopy(folder: string): Promise<void> {
  for (const file of listFiles()) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await cp(path.join(projectRoot, file), path.join(folder, file));
  }
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  await execute({ check: true, cwd: folder })`git init --quiet`;
  // It is a link here, which .gitignore does not name.
  await appendFile(path.join(folder, '.git', 'info', 'exclude'), 'node_modules\n');
  await commitAll(folder, 'First.');
}

export async function commitAll(folder: string, subject: string): Promise<void> {
  const git = execute({ check: true, cwd: folder });
  await git`git add --all`;
  await git`git -c user.name=Test -c user.email=test@localhost commit --quiet --message ${subject}`;
}
