// SPDX-License-Identifier: MIT
// Reads, checks and renders a large spec with the generator of a checkout: generate-spec.js CHECKOUT FOLDER. Emits nothing.
// The generator accepts 127 calls of a state machine and reports more as C056, after all of its work on them.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../../cli/support/failure.js';
import { runMain } from '../../../cli/support/run-main.js';
import type { checkModel } from '../../../generator/check/check.js';
import type { lower, TEMPLATES } from '../../../generator/lower/views.js';
import type { Model } from '../../../generator/model/model.js';
import type { readSpec, specFiles } from '../../../generator/read/spec.js';
import type { Renderer } from '../../../generator/render/render.js';
import { LARGE_SPEC } from './large-spec.js';

const TOO_MANY_CALLS = 'C056';

interface Steps {
  read: { readSpec: typeof readSpec; specFiles: typeof specFiles };
  check: { checkModel: typeof checkModel };
  lower: { lower: typeof lower; TEMPLATES: typeof TEMPLATES };
  render: { Renderer: typeof Renderer };
}

async function stepsOf(checkout: string): Promise<Steps> {
  const load = async (name: string): Promise<unknown> =>
    await import(pathToFileURL(path.join(checkout, 'dist', 'generator', name)).href);
  return {
    read: (await load('read/spec.js')) as Steps['read'],
    check: (await load('check/check.js')) as Steps['check'],
    lower: (await load('lower/views.js')) as Steps['lower'],
    render: (await load('render/render.js')) as Steps['render'],
  };
}

function check({ check: { checkModel: run }, lower: { TEMPLATES: templates } }: Steps, model: Model): void {
  try {
    run(model, templates);
  } catch (error) {
    const codes = (error as { diagnostics?: { code: string }[] }).diagnostics?.map(({ code }) => code);
    if (codes?.join() !== TOO_MANY_CALLS) {
      throw error;
    }
  }
}

await runMain('generate-spec', async () => {
  const [, , checkout = '', folder = ''] = process.argv;
  const steps = await stepsOf(checkout);
  const files = await steps.read.specFiles(path.join(folder, LARGE_SPEC));
  const model = steps.read.readSpec(folder, files);
  check(steps, model);
  const renderer = await steps.render.Renderer.load(path.join(checkout, 'templates'));
  const texts = model.targets.map(({ template }) =>
    renderer.render(template, steps.lower.lower(model, template, files)),
  );
  if (texts.length === 0) {
    throw new Failure('the generator rendered nothing');
  }
  return 0;
});
