// SPDX-License-Identifier: MIT
/** Which functions are those of the module: those in its file. Functions in other files are the ABI's. */
import type { Declarations } from './declarations.js';

type FunctionDeclaration = Declarations['functions'][number];

export function moduleFunctions(declarations: Declarations): FunctionDeclaration[] {
  const files = moduleFiles(declarations);
  return declarations.functions.filter(({ file }) => files.has(file));
}

export function abiFunctions(declarations: Declarations): FunctionDeclaration[] {
  const files = moduleFiles(declarations);
  return declarations.functions.filter(({ file }) => !files.has(file));
}

function moduleFiles({ aliases }: Declarations): ReadonlySet<string> {
  const modules = aliases.filter(({ term }) => term.kind === 'name' && term.name === 'Module');
  return new Set(modules.map(({ file }) => file));
}
