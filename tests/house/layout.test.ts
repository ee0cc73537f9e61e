// SPDX-License-Identifier: MIT
// The layout: nine folders, imports of lower layers only, no cycles, a licence line in every source file.

import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cGraph, cycles, listFiles, readSource, typeScriptGraph } from './source-graph.js';

const FOLDERS = ['boards', 'cli', 'docs', 'examples', 'firmware', 'generator', 'spec', 'templates', 'tests'];

/** Folders of TypeScript from the top down: a file may import from its own folder and from lower layers. */
const LAYERS = [
  ['tests'],
  ['cli'],
  ['cli/commands', 'cli/programs'],
  ['cli/options'],
  ['cli/canmv', 'cli/demo', 'cli/doctor'],
  ['cli/container', 'cli/flash', 'cli/judge', 'cli/sdk', 'cli/serial'],
  ['cli/images', 'cli/toolchain'],
  ['cli/boards'],
  ['cli/support'],
  ['generator'],
  ['generator/check', 'generator/lower', 'generator/read', 'generator/render', 'generator/write'],
  ['generator/model'],
  ['spec'],
];

const typeScript = typeScriptGraph(
  listFiles(/\.ts$/).filter((file) => !file.startsWith('tests/generator/second-spec/')),
);

describe('the top level', () => {
  it('has nine folders', () => {
    const folders = listFiles().flatMap((file) => file.match(/^[^./][^/]*(?=\/)/) ?? []);
    expect([...new Set(folders)].sort()).toEqual(FOLDERS);
  });
});

describe('TypeScript', () => {
  it('has a layer for every folder, and imports only from lower layers', () => {
    const upward = [...typeScript].flatMap(([file, needed]) =>
      [...needed]
        .filter((target) => folderOf(target) !== folderOf(file) && layerOf(target) <= layerOf(file))
        .map((target) => `${file} -> ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('has no cyclic imports', () => {
    expect(cycles(typeScript)).toEqual([]);
  });
});

describe('C', () => {
  const sources = listFiles(/^firmware\/.*\.(c|h|cpp)$/);

  it('has no cyclic includes', () => {
    expect(cycles(cGraph(sources))).toEqual([]);
  });

  it('defines the functions of a hand-written header in the file with its name', () => {
    const misplaced = sources
      .filter((file) => file.endsWith('.h') && !file.includes('/generated/'))
      .flatMap((header) => {
        const source = header.replace(/h$/, 'c');
        const defined = sources.includes(source) ? readSource(source) : undefined;
        return defined === undefined
          ? []
          : prototypes(readSource(header))
              .filter((name) => !new RegExp(`^[a-zA-Z][^\\n;]*\\b${name}\\([^;]*?\\) \\{`, 'm').test(defined))
              .map((name) => `${header}: ${name}`);
      });
    expect(misplaced).toEqual([]);
  });
});

it('every source file begins with its licence', () => {
  const sources = listFiles(/(\.(ts|js|c|h|cpp|py|mk|cmake)|Makefile|Dockerfile)$/);
  const without = sources
    .filter((file) => !file.includes('/generated/'))
    .filter((file) => !/^(#!.*\n)?(\/\/|#) SPDX-License-Identifier: MIT\n/.test(readSource(file)));
  expect(without).toEqual([]);
});

function folderOf(file: string): string {
  const known = LAYERS.flat().filter((folder) => file.startsWith(`${folder}/`));
  return known.sort((one, other) => other.length - one.length)[0] ?? path.dirname(file);
}

function layerOf(file: string): number {
  const layer = LAYERS.findIndex((folders) => folders.includes(folderOf(file)));
  expect({ file, hasLayer: layer >= 0 }).toEqual({ file, hasLayer: true });
  return layer;
}

function prototypes(header: string): string[] {
  return [...header.matchAll(/^[a-zA-Z][^\n;{}#=]*?\b(\w+)\([^;{}]*\);/gm)].map(([, name = '']) => name);
}
