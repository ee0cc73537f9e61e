// SPDX-License-Identifier: MIT
// The layout: nine folders, dependencies that point down, no cycles, a licence line in every source file.

import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  cGraph,
  cycles,
  FOLDERS,
  listFiles,
  readSource,
  typeScriptGraph,
  type Graph,
} from './source-graph.js';

/** Folders from the top down: a file may need files of its own folder and of the layers below. */
type Layers = readonly (readonly string[])[];

const TYPESCRIPT_LAYERS: Layers = [
  ['tests'],
  ['cli'],
  ['cli/commands', 'cli/programs'],
  ['cli/options'],
  ['cli/canmv', 'cli/demo', 'cli/doctor'],
  ['cli/container', 'cli/flash', 'cli/judge', 'cli/machine', 'cli/sdk', 'cli/serial'],
  ['cli/images', 'cli/toolchain'],
  ['cli/boards'],
  ['cli/support'],
  ['generator'],
  ['generator/targets'],
  ['generator/check', 'generator/lower', 'generator/read', 'generator/render', 'generator/write'],
  ['generator/types'],
  ['generator/model'],
  ['spec'],
];

const C_LAYERS: Layers = [
  ['firmware/unix-port'],
  ['firmware/emulated-board', 'firmware/machine-init'],
  ['firmware/vencoder'],
  ['firmware/binding'],
  ['firmware/media-process', 'firmware/rtsp-process'],
  ['firmware/virtual-mpp'],
  ['firmware/mpp'],
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
  it('has dependencies on lower layers only', () => {
    expect(upward(typeScript, TYPESCRIPT_LAYERS)).toEqual([]);
  });

  it('has no cycle of files', () => {
    expect(cycles(typeScript)).toEqual([]);
  });
});

describe('C', () => {
  const sources = listFiles(/^firmware\/.*\.(c|h|cpp)$/);

  it('has dependencies on lower layers only', () => {
    expect(upward(cGraph(sources), C_LAYERS)).toEqual([]);
  });

  it('has no cycle of modules', () => {
    expect(cycles(cGraph(sources))).toEqual([]);
  });

  it('defines a function of a hand-written header in the file of that name', () => {
    const strays = sources
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
    expect(strays).toEqual([]);
  });
});

it('every source file begins with its licence', () => {
  const sources = listFiles(/(\.(ts|js|c|h|cpp|py|mk|cmake)|Makefile|Dockerfile)$/);
  const without = sources
    .filter((file) => !file.includes('/generated/'))
    .filter((file) => !/^(#!.*\n)?(\/\/|#) SPDX-License-Identifier: MIT\n/.test(readSource(file)));
  expect(without).toEqual([]);
});

/** Dependencies that point to a layer above, or to another folder of the same layer. */
function upward(graph: Graph, layers: Layers): string[] {
  const all = layers.flat();
  const layerOf = (file: string): number => {
    const layer = layers.findIndex((folders) => folders.includes(folderOf(file, all)));
    expect({ file, hasLayer: layer >= 0 }).toEqual({ file, hasLayer: true });
    return layer;
  };
  return [...graph].flatMap(([file, needed]) =>
    [...needed]
      .filter((target) => folderOf(target, all) !== folderOf(file, all) && layerOf(target) <= layerOf(file))
      .map((target) => `${file} -> ${target}`),
  );
}

/** The innermost of the folders that has the file. */
function folderOf(file: string, folders: readonly string[]): string {
  const having = folders.filter((folder) => file.startsWith(`${folder}/`));
  return having.sort((one, other) => other.length - one.length)[0] ?? path.dirname(file);
}

function prototypes(header: string): string[] {
  return [...header.matchAll(/^[a-zA-Z][^\n;{}#=]*?\b(\w+)\([^;{}]*\);/gm)].map(([, name = '']) => name);
}
