// SPDX-License-Identifier: MIT
// The generator's spec and templates: this project's, or a spec of the user's.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Project } from '../../generator/generate.js';
import type { Model } from '../../generator/model/model.js';
import { targetPath } from '../../generator/model/target-paths.js';
import { usageError } from '../support/failure.js';
import { projectRoot } from '../support/project.js';
import { requirePath } from './paths.js';

/** Where the pages of diagnostics are, in this project. */
const DIAGNOSTICS = 'docs/generated/diagnostics';

export const specProject: Project = {
  root: projectRoot,
  spec: join(projectRoot, 'spec'),
  templates: join(projectRoot, 'templates'),
  diagnostics: DIAGNOSTICS,
};

/** What to generate from, and the folder that the paths of targets are relative to. */
export interface SpecChoice {
  project: Project;
  out: string;
  /** Whether it is this project's spec, emitted to its place. */
  isOwn: boolean;
}

/** From `--spec` and `--out`; a usage error if they cannot be used. */
export function chooseSpec(options: { spec?: string; out?: string }): SpecChoice {
  const project = options.spec === undefined ? specProject : projectOf(options.spec);
  const out = resolve(options.out ?? project.root);
  if (existsSync(out) && !statSync(out).isDirectory()) {
    throw usageError(`${options.out ?? out} is not a folder`, 'Give --out the folder to write files to.');
  }
  return { project, out, isOwn: options.spec === undefined && out === projectRoot };
}

function projectOf(spec: string): Project {
  const folder = resolve(spec);
  requirePath(spec, 'directory', 'Give --spec the folder that has the .ts files of a spec.');
  if (!readdirSync(folder).some((name) => name.endsWith('.ts'))) {
    throw usageError(`${spec} has no .ts file`, 'Give --spec the folder that has the .ts files of a spec.');
  }
  const command = `vencoder generate --spec ${basename(folder)}`;
  return { root: dirname(folder), spec: folder, templates: specProject.templates, command };
}

/** The file that a unit emits from this project's spec. */
export function emittedFile(model: Model, unit: string): string {
  return join(projectRoot, targetPath(model, unit));
}
