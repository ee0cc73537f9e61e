// SPDX-License-Identifier: MIT
/** Spec files → model. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Findings } from '../diagnostics.js';
import type { Model, Target } from '../model/model.js';
import { readAbi } from './abi.js';
import { readApi } from './api.js';
import { Symbols } from './symbols.js';
import type { Declarations } from './term.js';
import { readDeclarations } from './typescript.js';
import { reportUnread } from './unread.js';

/** The vocabulary is what specs are written in, not part of what they say. */
const VOCABULARY = 'vocabulary.ts';

/** Files of a spec: every `.ts` of its folder but the vocabulary, in the order of their names. */
export async function specFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts') && name !== VOCABULARY)
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * Reads a spec into the model.
 * @throws SpecError with every place that cannot be read
 */
export function readSpec(root: string, files: readonly string[]): Model {
  const findings = new Findings();
  const declarations = readDeclarations(root, files, findings);
  const symbols = new Symbols(declarations, findings);
  reportUnread(declarations, findings);
  const model: Model = {
    abi: readAbi(declarations, symbols),
    api: readApi(declarations, symbols),
    targets: readTargets(declarations, symbols),
  };
  findings.throwIfAny();
  return model;
}

function readTargets(declarations: Declarations, symbols: Symbols): Target[] {
  const alias = declarations.aliases.find(({ name }) => name === 'Targets');
  return (alias?.term.kind === 'tuple' ? alias.term.items : []).map((item) => {
    const args = item.kind === 'name' && item.name === 'Emit' ? item.args : [];
    return {
      template: symbols.string(args[0], item.at, 'a template'),
      path: symbols.string(args[1], item.at, 'a path'),
      at: item.at,
    };
  });
}
