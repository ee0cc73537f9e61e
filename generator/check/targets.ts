// SPDX-License-Identifier: MIT
/** Checks the targets: known templates, one path each, inside the project, with the files that they include. */
import path from 'node:path';
import type { Diagnostics } from '../model/diagnostics.js';
import type { Location, Model, Target } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';

/** Templates whose files are included by those of others. */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  'abi_failures.c': ['abi_calls.h'],
  'binding.c': ['abi_check.h', 'contract.h'],
  'states.c': ['contract.h'],
};

export function checkTargets(model: Model, templates: readonly string[], diagnostics: Diagnostics): void {
  const paths = new Map<string, Target>();
  for (const target of model.targets) {
    checkTemplate(model, target, templates, diagnostics);
    checkPath(target, diagnostics);
    checkOverlap(target, paths, diagnostics);
    paths.set(fileKey(target.path), target);
  }
  checkSources(model, diagnostics);
}

function checkTemplate(
  { targets }: Model,
  { template, at }: Target,
  templates: readonly string[],
  diagnostics: Diagnostics,
): void {
  if (!templates.includes(template)) {
    const help = nearestHint(template, templates, `use one of ${templates.join(', ')}`);
    diagnostics.add('C001', at, `unknown template ${template}`, help);
  }
  const needed = Object.hasOwn(INCLUDED, template) ? (INCLUDED[template] ?? []) : [];
  for (const other of needed.filter((each) => !targets.some((target) => target.template === each))) {
    diagnostics.add(
      'C005',
      at,
      `${template} includes the file of ${other}, which no target emits`,
      `add Emit<'${other}', …>`,
    );
  }
}

function checkPath({ path: file, at }: Target, diagnostics: Diagnostics): void {
  const normal = path.posix.normalize(file);
  if (path.isAbsolute(file) || normal === '..' || normal.startsWith('../')) {
    diagnostics.add('C003', at, `${file} is outside the project`, 'use a path relative to the project');
  } else if (!/^[\w./-]*\w$/.test(file)) {
    const help = 'use letters, digits, and . _ - / only; end with the name of a file';
    diagnostics.add('C004', at, `${file} is not a path that every tool accepts`, help);
  } else if (normal !== file) {
    diagnostics.add('C004', at, `${file} is a long way to write ${normal}`, `write ${normal}`);
  }
}

/** Two paths for one file, also where capitals make no difference; a file where another target needs a folder. */
function checkOverlap(
  { path: file, at }: Target,
  others: Map<string, Target>,
  diagnostics: Diagnostics,
): void {
  const key = fileKey(file);
  const same = others.get(key);
  if (same) {
    const how = same.path === file ? '' : `, also as ${same.path}`;
    diagnostics.add('C002', at, `${file} is emitted twice${how}`, 'give every target its own path');
  }
  const inner = [...others].find(([other]) => other.startsWith(`${key}/`) || key.startsWith(`${other}/`));
  if (inner) {
    diagnostics.add(
      'C006',
      at,
      `${file} and ${inner[1].path} are a file and a folder of one name`,
      'rename one of them',
    );
  }
}

function fileKey(file: string): string {
  return path.posix.normalize(file).toLowerCase();
}

/** A target must not replace a file of the spec. */
function checkSources({ abi, api, targets }: Model, diagnostics: Diagnostics): void {
  const places: Location[] = [api.at, ...[...abi.functions, ...abi.structs, ...targets].map(({ at }) => at)];
  const sources = new Set(places.map(({ file }) => fileKey(file)));
  for (const { path: file, at } of targets.filter((target) => sources.has(fileKey(target.path)))) {
    diagnostics.add('C007', at, `${file} is a file of the spec`, 'emit to another path');
  }
}
