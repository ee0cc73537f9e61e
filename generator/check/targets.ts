// SPDX-License-Identifier: MIT
/** Checks the targets: known units, one path each, inside the project, with the files that they include. */
import path from 'node:path';
import type { Diagnostics } from '../model/diagnostics.js';
import type { ProjectModel, Target } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { firstBy } from '../model/once-per.js';
import type { Unit } from '../model/unit.js';

export function checkTargets(project: ProjectModel, units: readonly Unit[], diagnostics: Diagnostics): void {
  const paths = new Map<string, Target>();
  const known = firstBy(units, ({ name }) => name);
  for (const target of project.targets) {
    const unit = known.get(target.unit);
    if (unit) {
      checkLevel(project, target, unit, diagnostics);
      checkIncluded(project, target, unit, diagnostics);
    } else {
      const names = [...known.keys()];
      const help = nearestHint(target.unit, names, `use one of ${names.join(', ')}`);
      diagnostics.add('C001', target.at, `unknown template ${target.unit}`, help);
    }
    checkPath(target, diagnostics);
    checkOverlap(target, paths, diagnostics);
    paths.set(fileKey(target.path), target);
  }
  checkHeaders(project, units, diagnostics);
  checkSources(project, diagnostics);
}

/** With several modules, a module's file names its module. */
function checkLevel(
  { modules }: ProjectModel,
  { module, at }: Target,
  { name, level }: Unit,
  diagnostics: Diagnostics,
): void {
  if (level === 'abi' && module !== undefined) {
    diagnostics.add('P008', at, `${name} is a file of the ABI, not of ${module}`, 'remove the module');
  }
  if (level === 'module' && module === undefined && modules.length > 1) {
    const names = modules.map(({ api }) => api.name).join(', ');
    diagnostics.add('P009', at, `${name} is a file of a module, but names none`, `add one of ${names}`);
  }
}

function checkIncluded(
  { targets }: ProjectModel,
  { module, at }: Target,
  { name, includes = [] }: Unit,
  diagnostics: Diagnostics,
): void {
  const visible = targets.filter((each) => each.module === undefined || each.module === module);
  for (const other of includes.filter((each) => !visible.some(({ unit }) => unit === each))) {
    diagnostics.add(
      'C005',
      at,
      `${name} includes the file of ${other}, which no target emits`,
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

/** C files include headers by their names, without folders. */
function checkHeaders({ targets }: ProjectModel, units: readonly Unit[], diagnostics: Diagnostics): void {
  const included = new Set(units.flatMap(({ includes = [] }) => includes));
  const names = new Map<string, Target>();
  for (const target of targets.filter(({ unit }) => included.has(unit))) {
    const name = path.basename(fileKey(target.path));
    const other = names.get(name);
    if (other && fileKey(other.path) !== fileKey(target.path)) {
      const message = `${target.path} and ${other.path} are headers of one name, by which C files include them`;
      diagnostics.add('P010', target.at, message, 'rename one of them');
    }
    names.set(name, target);
  }
}

function fileKey(file: string): string {
  return path.posix.normalize(file).toLowerCase();
}

/** A target must not replace a file of the spec. */
function checkSources({ abi, modules, targets }: ProjectModel, diagnostics: Diagnostics): void {
  const sources = new Set([abi, ...modules.map(({ api }) => api)].flatMap(({ files }) => files.map(fileKey)));
  for (const { path: file, at } of targets.filter((target) => sources.has(fileKey(target.path)))) {
    diagnostics.add('C007', at, `${file} is a file of the spec`, 'emit to another path');
  }
}
