// SPDX-License-Identifier: MIT
/** Spec files → model. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Diagnostics } from '../model/diagnostics.js';
import type { Model, Target } from '../model/model.js';
import { readAbi } from './abi.js';
import { readApi } from './api.js';
import { Symbols } from './symbols.js';
import type { Declarations } from './declarations.js';
import { readDeclarations } from './typescript.js';
import { reportUnused } from './unused.js';

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
  const declarations = readDeclarations(root, files, diagnostics);
  const symbols = new Symbols(declarations, diagnostics);
  reportUnused(declarations, diagnostics);
  const model: Model = {
    abi: readAbi(declarations, symbols),
    api: readApi(declarations, symbols),
    targets: readTargets(declarations, symbols),
  };
  diagnostics.throwIfAny();
  return model;
}

function readTargets(declarations: Declarations, symbols: Symbols): Target[] {
  const alias = declarations.aliases.find(({ name }) => name === 'Targets');
  return (alias?.term.kind === 'tuple' ? alias.term.items : []).map((item) => {
    const args = item.kind === 'name' && item.name === 'Emit' ? item.args : [];
    return {
      template: symbols.string(args[0], item.at, 'the template'),
      path: symbols.string(args[1], item.at, 'the path'),
      at: item.at,
    };
  });
}
