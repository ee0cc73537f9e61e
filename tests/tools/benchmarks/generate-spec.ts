// SPDX-License-Identifier: MIT
// Reads, checks and renders a large spec with the generator of a checkout: generate-spec.js CHECKOUT FOLDER. Emits nothing.
// The generator accepts 127 calls of a state machine and reports more as C056, after all of its work on them.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../../cli/support/failure.js';
import { runMain } from '../../../cli/support/run-main.js';
import type { checkModel } from '../../../generator/check/check.js';
import type { readSpec, specFiles } from '../../../generator/read/spec.js';
import type { Renderer } from '../../../generator/render/render.js';
import type { emitAll } from '../../../generator/targets/emit.js';
import type { loadUnits } from '../../../generator/targets/units.js';
import { LARGE_SPEC } from './large-spec.js';

const TOO_MANY_CALLS = 'C056';
/** The spec has a target of each unit, also of those that an older generator does not know. */
const UNKNOWN_TARGET = 'C001';

/** The steps of a checkout; those before units lowered each template by its name. */
interface Steps {
  read: { readSpec: typeof readSpec; specFiles: typeof specFiles };
  check: { checkModel: typeof checkModel };
  render: { Renderer: typeof Renderer };
  units: { loadUnits: typeof loadUnits };
  emit: { emitAll: typeof emitAll };
}
interface TemplateSteps extends Pick<Steps, 'render'> {
  read: { readSpec: (root: string, files: string[]) => TemplateModel; specFiles: typeof specFiles };
  check: { checkModel: (model: TemplateModel, templates: string[]) => void };
  lower: { lower: (model: TemplateModel, template: string, files: string[]) => object; TEMPLATES: string[] };
}
interface TemplateModel {
  targets: { template: string }[];
}

async function stepsOf<T>(checkout: string, files: Record<keyof T, string>): Promise<T> {
  const steps = Object.entries<string>(files).map(async ([step, name]) => [
    step,
    (await import(pathToFileURL(path.join(checkout, 'dist', 'generator', name)).href)) as unknown,
  ]);
  return Object.fromEntries(await Promise.all(steps)) as T;
}

function allowing(allowed: string[], check: () => void): void {
  try {
    check();
  } catch (error) {
    const codes = (error as { diagnostics?: { code: string }[] }).diagnostics?.map(({ code }) => code);
    if (!codes?.every((code) => allowed.includes(code))) {
      throw error;
    }
  }
}

const COMMON = { read: 'read/spec.js', check: 'check/check.js', render: 'render/render.js' };

async function emitTargets(checkout: string, folder: string): Promise<number> {
  const { read, check, render, units, emit } = await stepsOf<Steps>(checkout, {
    ...COMMON,
    units: 'targets/units.js',
    emit: 'targets/emit.js',
  });
  const spec = path.join(folder, LARGE_SPEC);
  const known = await units.loadUnits(folder, spec);
  const model = read.readSpec(folder, await read.specFiles(spec));
  allowing([TOO_MANY_CALLS], () => {
    check.checkModel(model, known);
  });
  const renderer = await render.Renderer.load(path.join(checkout, 'templates'));
  return (await emit.emitAll(model, known, (template, view) => renderer.render(template, view))).length;
}

async function renderTemplates(checkout: string, folder: string): Promise<number> {
  const { read, check, render, lower } = await stepsOf<TemplateSteps>(checkout, {
    ...COMMON,
    lower: 'lower/views.js',
  });
  const files = await read.specFiles(path.join(folder, LARGE_SPEC));
  const model = read.readSpec(folder, files);
  allowing([TOO_MANY_CALLS, UNKNOWN_TARGET], () => {
    check.checkModel(model, lower.TEMPLATES);
  });
  const renderer = await render.Renderer.load(path.join(checkout, 'templates'));
  return model.targets
    .filter(({ template }) => lower.TEMPLATES.includes(template))
    .map(({ template }) => renderer.render(template, lower.lower(model, template, files))).length;
}

await runMain('generate-spec', async () => {
  const [, , checkout = '', folder = ''] = process.argv;
  const hasUnits = existsSync(path.join(checkout, 'dist', 'generator', 'targets'));
  const count = await (hasUnits ? emitTargets(checkout, folder) : renderTemplates(checkout, folder));
  if (count === 0) {
    throw new Failure('the generator rendered nothing');
  }
  return 0;
});
