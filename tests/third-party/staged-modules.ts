// SPDX-License-Identifier: MIT
// Modules of specs that are not the project's own, ready to be built into a board's program: hand-written files and those
// that the generator emits from the spec.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint, filesBelow } from '../../cli/support/fingerprint.js';
import { buildFolder, projectRoot } from '../../cli/support/project.js';
import { generate } from '../../generator/generate.js';
import { findDrift, writeOutputs, type Output } from '../../generator/write/outputs.js';

/** A module to build. */
export interface StagedModule {
  /** Its folder's name in the build. */
  name: string;
  /** Folder of the spec. */
  spec: string;
  /** Folder of the engine, with its micropython.mk and manifest.py. */
  engine: string;
}

const NOT_COPIED = /\.ts$/;

/**
 * Writes the modules below one folder, for `userModules` of `boardProgram`. Writes only what changed, so that the next build
 * compiles nothing else.
 * @throws SpecError with all errors of the specs
 */
export async function stageModules(modules: readonly StagedModule[]): Promise<string> {
  const folder = path.join(buildFolder, 'third-party', fingerprint(modules));
  for (const module of modules) {
    const root = path.join(folder, module.name);
    const outputs = [...(await emitted(module)), ...(await handWritten(module))];
    await writeOutputs(root, outputs, await findDrift(root, outputs));
  }
  return folder;
}

function emitted({ spec }: StagedModule): Promise<Output[]> {
  return generate({ root: projectRoot, spec, templates: path.join(projectRoot, 'templates') });
}

async function handWritten({ engine }: StagedModule): Promise<Output[]> {
  const files = (await filesBelow(engine)).filter((file) => !NOT_COPIED.test(file));
  return await Promise.all(
    files.map(async (file) => ({
      path: path.relative(engine, file),
      text: await readFile(file, 'utf8'),
    })),
  );
}
