// SPDX-License-Identifier: MIT
// Modules of specs that are not the project's own, ready to be built into a board's program: hand-written files and those
// that the generator emits from the spec.

import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../cli/support/fingerprint.js';
import { buildFolder, projectRoot } from '../../cli/support/project.js';
import { generate } from '../../generator/generate.js';
import { findDrift, writeOutputs, type Output } from '../../generator/write/outputs.js';

/** A module to build. */
export interface StagedModule {
  /** Its folder's name in the build. */
  name: string;
  /** Folder of the spec. */
  spec: string;
  /** Folder of the engine, with its micropython.mk and, if it freezes Python files, manifest.py. */
  engine: string;
}

/** Subfolders of an engine that are no part of the build. */
const NOT_BUILT = /^(spec|scripts)\//;

/**
 * Writes the modules below one folder, for `userModules` of `boardProgram`: the folder of this name in the project's build.
 * Writes only what changed, so that the next build compiles nothing else.
 * @throws SpecError with all errors of the specs
 */
export async function stageModules(name: string, modules: readonly StagedModule[]): Promise<string> {
  const folder = path.join(buildFolder, 'third-party', name);
  await mkdir(folder, { recursive: true });
  const others = (await readdir(folder)).filter((entry) => !modules.some((module) => module.name === entry));
  await Promise.all(others.map((entry) => rm(path.join(folder, entry), { recursive: true })));
  for (const module of modules) {
    const root = path.join(folder, module.name);
    const outputs = [...(await emitted(module)), ...(await handWritten(module))];
    await writeOutputs(root, outputs, await findDrift(root, outputs));
    await removeOthers(root, outputs);
  }
  return folder;
}

/** A header that was renamed would still be found. */
async function removeOthers(root: string, outputs: readonly Output[]): Promise<void> {
  const expected = new Set(outputs.map((output) => path.join(root, output.path)));
  const others = (await filesBelow(root)).filter((file) => !expected.has(file));
  await Promise.all(others.map((file) => rm(file)));
}

function emitted({ spec }: StagedModule): Promise<Output[]> {
  return generate({ root: projectRoot, spec, templates: path.join(projectRoot, 'templates') });
}

async function handWritten({ engine }: StagedModule): Promise<Output[]> {
  const names = (await filesBelow(engine)).map((file) => path.relative(engine, file));
  return await Promise.all(
    names
      .filter((name) => !NOT_BUILT.test(name))
      .map(async (name) => ({ path: name, text: await readFile(path.join(engine, name), 'utf8') })),
  );
}
