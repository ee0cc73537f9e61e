// SPDX-License-Identifier: MIT
/** The generator: read → check → emit. The caller writes the files. */
import { checkModel, FOLLOWERS } from './check/check.js';
import { Diagnostics } from './model/diagnostics.js';
import type { Model, ProjectModel } from './model/model.js';
import type { EmitContext, Unit } from './model/unit.js';
import { readDiagnosed, specFiles } from './read/spec.js';
import { diagnosticPages } from './render/diagnostic-pages.js';
import { Renderer } from './render/render.js';
import { emitAll } from './targets/emit.js';
import { loadUnits } from './targets/units.js';
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
  /** The command that emitted files name; without it, that of this project. */
  command?: string;
}

/**
 * Reads and checks a spec.
 * @throws SpecError with all errors of the spec
 */
export async function loadProject(project: Project): Promise<ProjectModel> {
  return (await load(project)).model;
}

/**
 * Reads and checks the spec of one module, or of several, of which it returns the first.
 * @throws SpecError with all errors of the spec
 */
export async function loadModel(project: Project): Promise<Model> {
  const [first] = (await loadProject(project)).modules;
  if (!first) {
    throw new Error('a checked spec has a module');
  }
  return first;
}

/**
 * All files emitted from a spec.
 * @throws SpecError with all errors of the spec
 */
export async function generate(project: Project): Promise<Output[]> {
  const [{ model, units }, renderer] = await Promise.all([load(project), Renderer.load(project.templates)]);
  const render: EmitContext['render'] = (template, view) => renderer.render(template, view);
  const outputs = await emitAll(model, units, render, project.command);
  return [...outputs, ...(project.diagnostics === undefined ? [] : diagnosticPages(project.diagnostics))];
}

async function load({ root, spec }: Project): Promise<{ model: ProjectModel; units: readonly Unit[] }> {
  const [files, units] = await Promise.all([specFiles(spec), loadUnits(root, spec)]);
  const diagnostics = new Diagnostics();
  const { model, parts } = readDiagnosed(root, files, diagnostics);
  diagnostics.suppressFollowers(parts, FOLLOWERS);
  checkModel(model, units, diagnostics);
  return { model, units };
}
