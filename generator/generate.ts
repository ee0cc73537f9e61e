// SPDX-License-Identifier: MIT
/** The generator: read → check → lower → render. The caller writes the files. */
import path from 'node:path';
import { checkModel } from './check/check.js';
import { TEMPLATES, lower } from './lower/views.js';
import type { Model } from './model/model.js';
import { readSpec, specFiles } from './read/spec.js';
import { Renderer } from './render/render.js';
import type { Output } from './write/outputs.js';

export interface Project {
  /** Folder that the paths of targets and locations are relative to. */
  root: string;
  /** Folder of the spec's `.ts` files. */
  spec: string;
  /** Folder of the templates. */
  templates: string;
}

/**
 * Reads and checks a spec.
 * @throws SpecError with all errors of the spec
 */
export async function loadModel({ root, spec }: Project): Promise<Model> {
  const model = readSpec(root, await specFiles(spec));
  checkModel(model, TEMPLATES);
  return model;
}

/**
 * All files emitted from a spec.
 * @throws SpecError with all errors of the spec
 */
export async function generate(project: Project): Promise<Output[]> {
  const [model, renderer, files] = await Promise.all([
    loadModel(project),
    Renderer.load(project.templates),
    specFiles(project.spec),
  ]);
  const names = files.map((file) => path.relative(project.root, file));
  return model.targets.map((target) => ({
    path: target.path,
    text: renderer.render(target.template, lower(model, target.template, names)),
  }));
}
