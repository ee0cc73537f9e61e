// SPDX-License-Identifier: MIT
/** Spec files → model. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Diagnostics, type Part } from '../model/diagnostics.js';
import type { Model, Target } from '../model/model.js';
import { readAbi } from './abi.js';
import { readApi } from './api.js';
import { partsOf } from './parts.js';
import { Symbols } from './symbols.js';
import type { Declarations } from './declarations.js';
import { readDeclarations } from './typescript.js';
import { reportUnused } from './unused.js';
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
export function readSpec(root: string, files: readonly string[]): Model {
  const diagnostics = new Diagnostics();
  const { model } = readDiagnosed(root, files, diagnostics);
  diagnostics.throwIfAny();
  return model;
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
): { model: Model; parts: Part[] } {
  const declarations = readDeclarations(root, files, diagnostics);
  const symbols = new Symbols(declarations, diagnostics);
  checkWords(declarations, symbols);
  reportUnused(declarations, diagnostics);
  const model: Model = {
    abi: readAbi(declarations, symbols),
    api: readApi(declarations, symbols),
    targets: readTargets(declarations, symbols),
  };
  return { model, parts: partsOf(declarations) };
}

function readTargets(declarations: Declarations, symbols: Symbols): Target[] {
  const alias = declarations.aliases.find(({ name }) => name === 'Targets');
  if (!alias) {
    const at = declarations.files[0]?.at ?? { file: 'spec', line: 1, column: 1 };
    const help = "write `export type Targets = [Emit<'template', 'path'>];`";
    symbols.diagnostics.add('S023', at, 'the spec has no targets', help);
    return [];
  }
  if (alias.term.kind !== 'tuple' || alias.term.items.length === 0) {
    symbols.report('S023', alias.term, 'the targets are not a list', "write `[Emit<'template', 'path'>]`");
    return [];
  }
  return alias.term.items.map((item) => {
    const isEmit = item.kind === 'name' && item.name === 'Emit';
    const args = isEmit ? item.args : [];
    if (!isEmit) {
      symbols.report('S024', item, 'a target is not an Emit', "write `Emit<'template', 'path'>`");
    }
    return {
      template: symbols.string(args[0], 'the template'),
      path: symbols.string(args[1], 'the path'),
      at: item.at,
    };
  });
}
