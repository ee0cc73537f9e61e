// SPDX-License-Identifier: MIT
/** The generator: read → check → lower → render. The caller writes the files. */
import path from 'node:path';
import { checkModel, FOLLOWERS } from './check/check.js';
import { TEMPLATES, lower } from './lower/views.js';
import { Diagnostics } from './model/diagnostics.js';
import type { Model } from './model/model.js';
import { readDiagnosed, specFiles } from './read/spec.js';
import { diagnosticPages } from './render/diagnostic-pages.js';
import { Renderer } from './render/render.js';
import type { Output } from './write/outputs.js';

export interface Project {
  /** Folder that the paths of targets and locations are relative to. */
  root: string;
  /** Folder of the spec's `.ts` files. */
  spec: string;
  /** Folder of the templates. */
  templates: string;
  /** Folder for the pages of the catalogue of diagnostics, relative to `root`; without it they are not emitted. */
  diagnostics?: string;
}

/**
 * Reads and checks a spec.
 * @throws SpecError with all errors of the spec
 */
export async function loadModel({ root, spec }: Project): Promise<Model> {
  const diagnostics = new Diagnostics();
  const { model, parts } = readDiagnosed(root, await specFiles(spec), diagnostics);
  diagnostics.suppressFollowers(parts, FOLLOWERS);
  checkModel(model, TEMPLATES, diagnostics);
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
  const outputs = model.targets.map((target) => ({
    path: target.path,
    text: renderer.render(target.template, lower(model, target.template, names)),
  }));
  return [...outputs, ...(project.diagnostics === undefined ? [] : diagnosticPages(project.diagnostics))];
}
