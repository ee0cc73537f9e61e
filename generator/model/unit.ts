// SPDX-License-Identifier: MIT
/** A unit: what emits one kind of file, such as `binding.c`. A target of the spec names it. */
import type { Model, ProjectModel } from './model.js';

/** What the generator provides to a unit, besides the model. */
export interface EmitContext {
  /** The first line of an emitted file, which names its sources. */
  generatedFrom: string;
  /** Renders a template of the generator. */
  render: (template: string, view: object) => string;
}

interface Named {
  /** The name by which `Emit` refers to it. */
  name: string;
  /** Units whose files its file includes. */
  includes?: readonly string[];
}

/** Emits a file for the project: once, however many modules use the ABI. */
export interface AbiUnit extends Named {
  level: 'abi';
  emit(project: ProjectModel, context: EmitContext): string | Promise<string>;
}

/** Emits a file for each module. */
export interface ModuleUnit extends Named {
  level: 'module';
  emit(model: Model, context: EmitContext): string | Promise<string>;
}

export type Unit = AbiUnit | ModuleUnit;
