// SPDX-License-Identifier: MIT
// The dependencies of source files: imports of TypeScript, includes of C; a .c file and its header are one module.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

/** Modules and their dependencies, as paths relative to the project's root. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The folders of the top level. */
export const FOLDERS = [
  'boards',
  'cli',
  'docs',
  'examples',
  'firmware',
  'generator',
  'spec',
  'templates',
  'tests',
];

/** Built or downloaded: not the project's own files. */
const FOREIGN = ['.git', '__pycache__', 'build', 'dist', 'node_modules', 'out'];

/** The project's files, sorted, whose path matches. The test image has no git, so this reads the folders. */
export function listFiles(pattern = /./): string[] {
  return filesBelow('')
    .filter((file) => pattern.test(file))
    .sort();
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(path.join(projectRoot, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !FOREIGN.includes(name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

export function readSource(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}

export function typeScriptGraph(files: readonly string[]): Graph {
  return new Map(
    files.map((file) => {
      const specifiers = readSource(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g);
      const dependencies = [...specifiers].map(([, specifier = '']) =>
        path.normalize(path.join(path.dirname(file), specifier)).replace(/\.js$/, '.ts'),
      );
      return [file, new Set(dependencies)];
    }),
  );
}

export function cGraph(files: readonly string[]): Graph {
  const byName = new Map(files.map((file) => [path.basename(file), moduleOf(file)]));
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const dependencies = graph.get(moduleOf(file)) ?? new Set();
    graph.set(moduleOf(file), dependencies);
    for (const [, included = ''] of readSource(file).matchAll(/^#include "([^"]+)"/gm)) {
      const target = byName.get(path.basename(included));
      if (target !== undefined && target !== moduleOf(file)) {
        dependencies.add(target);
      }
    }
  }
  return graph;
}

function moduleOf(file: string): string {
  return file.replace(/\.(c|h|cpp)$/, '');
}

/** The modules of each dependency cycle. */
export function cycles(graph: Graph): string[][] {
  const reach = new Map([...graph.keys()].map((start) => [start, reachable(graph, start)]));
  const inCycles = [...reach].filter(([start, found]) => found.has(start)).map(([start]) => start);
  const groups = inCycles.map((start) =>
    inCycles.filter(
      (other) => reach.get(start)?.has(other) === true && reach.get(other)?.has(start) === true,
    ),
  );
  return [...new Map(groups.map((group) => [group.join(' '), group])).values()];
}

function reachable(graph: Graph, start: string): Set<string> {
  const found = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!found.has(next)) {
      found.add(next);
      open.push(...(graph.get(next) ?? []));
    }
  }
  return found;
}
