// SPDX-License-Identifier: MIT
// Where this project's spec and templates are, and every file that emitting depends on.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project } from '../../generator/generate.js';
import { projectRoot } from '../support/project.js';

export const specProject: Project = {
  root: projectRoot,
  spec: join(projectRoot, 'spec'),
  templates: join(projectRoot, 'templates'),
};

/** Folders whose content decides what is emitted, and those that hold nothing but emitted files. */
const FOLDERS = ['spec', 'templates', 'dist/generator', 'firmware', 'docs'];
const EMITTED = 'generated';

/** The spec, the templates, the generator and the emitted files that are there now, sorted. */
export async function listInputs(): Promise<string[]> {
  const lists = await Promise.all(FOLDERS.map(listFolder));
  return lists.flat().sort();
}

async function listFolder(name: string): Promise<string[]> {
  const folder = join(projectRoot, name);
  if (!existsSync(folder)) {
    return [];
  }
  const isSource = name !== 'firmware' && name !== 'docs';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isSource || path.split('/').includes(EMITTED));
}
