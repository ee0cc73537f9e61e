// SPDX-License-Identifier: MIT
/** Declarations → the targets. */
import path from 'node:path';
import type { Target } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import type { Declarations, Term } from './declarations.js';
import type { Symbols } from './symbols.js';

/** @param modules names of the modules */
export function readTargets(
  declarations: Declarations,
  symbols: Symbols,
  modules: readonly string[],
): Target[] {
  const alias = declarations.aliases.find(({ name }) => name === 'Targets');
  if (!alias) {
    const { files } = declarations;
    const own = files.find(({ path: file }) => path.basename(file) === 'targets.ts') ?? files[0];
    const at = { file: own?.path ?? 'spec', line: 1, column: 1 };
    const help = "write `export type Targets = [Emit<'template', 'path'>];`";
    symbols.diagnostics.add('S023', at, 'the spec has no targets', help);
    return [];
  }
  if (alias.term.kind !== 'tuple' || alias.term.items.length === 0) {
    const what = alias.term.kind === 'tuple' ? 'the list of targets is empty' : 'the targets are not a list';
    symbols.report('S023', alias.term, what, "write `[Emit<'template', 'path'>]`");
    return [];
  }
  return alias.term.items.map((item) => {
    const isEmit = item.kind === 'name' && item.name === 'Emit';
    const args = isEmit ? item.args : [];
    if (!isEmit) {
      symbols.report('S024', item, 'a target is not an Emit', "write `Emit<'template', 'path'>`");
    }
    return {
      unit: symbols.string(args[0], 'the template'),
      path: symbols.string(args[1], 'the path'),
      module: moduleOf(args[2], symbols, modules),
      at: item.at,
    };
  });
}

function moduleOf(term: Term | undefined, symbols: Symbols, modules: readonly string[]): string | undefined {
  if (!term || term.kind === 'invalid') {
    return undefined;
  }
  if (term.kind === 'name' && modules.includes(term.name)) {
    return term.name;
  }
  const word = term.kind === 'name' ? term.name : '';
  const help = nearestHint(word, modules, `name one of ${modules.join(', ')}`);
  symbols.diagnostics.add('P004', term.at, `${word || 'this'} is not a module of the spec`, help);
  return undefined;
}
