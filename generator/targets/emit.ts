// SPDX-License-Identifier: MIT
/** Model → emitted files. */
import { Diagnostics } from '../model/diagnostics.js';
import type { ProjectModel, Target } from '../model/model.js';
import { firstBy } from '../model/once-per.js';
import type { EmitContext, Unit } from '../model/unit.js';
import type { Output } from '../write/outputs.js';
import { UnitError } from './units.js';

/**
 * The files of all targets.
 * @param command what the files name as the command that emits them
 * @throws SpecError with an error for each unit that fails
 */
export async function emitAll(
  project: ProjectModel,
  units: readonly Unit[],
  render: EmitContext['render'],
  command = 'make generate',
): Promise<Output[]> {
  const known = firstBy(units, ({ name }) => name);
  const diagnostics = new Diagnostics();
  const outputs: Output[] = [];
  for (const target of project.targets) {
    const unit = known.get(target.unit);
    if (!unit) {
      throw new Error(`unknown unit ${target.unit}`);
    }
    try {
      outputs.push({ path: target.path, text: await emit(project, target, unit, { command, render }) });
    } catch (error) {
      if (!(error instanceof UnitError)) {
        throw error;
      }
      const message = `the unit ${target.unit} failed: ${error.message}`;
      diagnostics.add('P013', target.at, message, 'fix the unit');
    }
  }
  diagnostics.throwIfAny();
  return outputs;
}

async function emit(
  project: ProjectModel,
  { module }: Target,
  unit: Unit,
  { command, render }: { command: string; render: EmitContext['render'] },
): Promise<string> {
  if (unit.level === 'abi') {
    return await unit.emit(project, { generatedFrom: generatedFrom(project.abi.files, command), render });
  }
  const model = project.modules.find(({ api }) => api.name === (module ?? api.name));
  if (!model) {
    throw new Error(`unknown module ${module ?? ''}`);
  }
  return await unit.emit(model, { generatedFrom: generatedFrom(model.api.files, command), render });
}

function generatedFrom(files: readonly string[], command: string): string {
  return `Generated from ${files.join(', ')}: change these and run \`${command}\`, do not edit.`;
}
