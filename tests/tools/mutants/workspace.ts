// SPDX-License-Identifier: MIT
// A copy of the project in which sources are changed, so that the project's own stay as they are.

import { cp, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { $ } from 'zx';
import { buildFolder, projectRoot } from '../../../cli/support/project.js';
import type { Mutant } from './mutants.js';

export const workspace = join(buildFolder, 'mutants');

/** Copies what has changed since the last run; unchanged files keep their times, so that builds are incremental. */
export async function prepareWorkspace(): Promise<void> {
  const { stdout } = await $({
    quiet: true,
    cwd: projectRoot,
  })`git ls-files --cached --others --exclude-standard`;
  for (const file of stdout.trimEnd().split('\n')) {
    await copyChanged(file);
  }
  await cp(join(projectRoot, 'dist'), join(workspace, 'dist'), { recursive: true, preserveTimestamps: true });
  if (!existsSync(join(workspace, 'node_modules'))) {
    await symlink(join(projectRoot, 'node_modules'), join(workspace, 'node_modules'));
  }
}

async function copyChanged(file: string): Promise<void> {
  const source = join(projectRoot, file);
  const copy = join(workspace, file);
  const isFile = existsSync(source) && (await stat(source)).isFile();
  if (isFile && (!existsSync(copy) || !(await readFile(source)).equals(await readFile(copy)))) {
    await mkdir(dirname(copy), { recursive: true });
    await cp(source, copy);
  }
}

/** Applies the mutant while `work` runs. */
export async function withMutant<Result>(mutant: Mutant, work: () => Promise<Result>): Promise<Result> {
  const file = join(workspace, mutant.file);
  const original = await readFile(file, 'utf8');
  const lines = original.split('\n');
  lines[mutant.at] = mutant.after;
  await writeFile(file, lines.join('\n'));
  try {
    return await work();
  } finally {
    await writeFile(file, original);
  }
}
