// SPDX-License-Identifier: MIT
/** Spec files → model. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Diagnostics, SpecError, type Part } from '../model/diagnostics.js';
import type { Abi, Model, ProjectModel, Target } from '../model/model.js';
import { readAbi } from './abi.js';
import { readApi } from './api.js';
import type { Declarations } from './declarations.js';
import { divide, type ModulePart } from './division.js';
import { partsOf } from './parts.js';
import { Symbols } from './symbols.js';
import { readTargets } from './targets.js';
import { readDeclarations } from './typescript.js';
import { reportUnused, reportUnusedByModule } from './unused.js';
import { checkWords } from './words.js';

/** The vocabulary of specs; not itself part of a spec. */
const VOCABULARY = 'vocabulary.ts';

/** Files of a spec, sorted: every `.ts` of its folder except the vocabulary. */
export async function specFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts') && name !== VOCABULARY)
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * Reads a spec into the model.
 * @throws SpecError with all errors found
 */
export function readSpec(root: string, files: readonly string[]): ProjectModel {
  const diagnostics = new Diagnostics();
  const { model } = readDiagnosed(root, files, diagnostics);
  diagnostics.throwIfAny();
  return model;
}

/** The scripts outside of the spec that its modules name, relative to the root; none of a spec without a model. */
export function namedScripts(root: string, files: readonly string[]): string[] {
  try {
    const { model } = readDiagnosed(root, files, new Diagnostics());
    return model.modules.flatMap(({ api }) => (api.example ? [api.example.file] : []));
  } catch (error) {
    if (error instanceof SpecError) {
      return [];
    }
    throw error;
  }
}

/**
 * Reads as much of a spec as possible, and reports the errors: parts with errors are incomplete in the model.
 * @returns the model, and the parts of the spec that it was made from
 * @throws SpecError if there is no model
 */
export function readDiagnosed(
  root: string,
  files: readonly string[],
  diagnostics: Diagnostics,
): { model: ProjectModel; parts: Part[] } {
  const declarations = readDeclarations(root, files, diagnostics);
  const division = divide(declarations, diagnostics);
  const modules = division.modules.map((part) => ({
    part,
    symbols: symbolsOf(part.declarations, diagnostics),
  }));
  const [only] = modules;
  const symbols = only && modules.length === 1 ? only.symbols : symbolsOf(division.shared, diagnostics);
  reportUnused(declarations, diagnostics);
  for (const { part } of modules) {
    reportUnusedByModule(part.declarations, diagnostics);
  }
  const abi: Abi = { files: filesOf(division.shared), ...readAbi(division.shared, symbols) };
  const names = modules.map(({ part }) => part.name);
  const apis = modules.map((each) => apiOf(each.part, each.symbols, root));
  const targets = readTargets(division.shared, symbols, names);
  const model = { abi, modules: apis.map((api) => modelOf(abi, api, targets)), targets };
  return { model, parts: partsOf(declarations) };
}

function symbolsOf(declarations: Declarations, diagnostics: Diagnostics): Symbols {
  const symbols = new Symbols(declarations, diagnostics);
  checkWords(declarations, symbols);
  return symbols;
}

function apiOf({ name, declarations }: ModulePart, symbols: Symbols, root: string): Model['api'] {
  return { name, files: filesOf(declarations), ...readApi(declarations, symbols, root) };
}

function modelOf(abi: Abi, api: Model['api'], targets: readonly Target[]): Model {
  return { abi, api, targets: targets.filter(({ module }) => (module ?? api.name) === api.name) };
}

function filesOf({ files }: Declarations): string[] {
  return files.map(({ path: file }) => file);
}
