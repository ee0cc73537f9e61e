// SPDX-License-Identifier: MIT
// Cross-compiles the module against an SDK's headers with CanMV's flags, and measures the objects.

import { basename, join, relative } from 'node:path';
import { boardHeaders, providedParts } from '../toolchain/board-build.js';
import { chooseGeneration } from '../boards/boards.js';
import type { Abi } from '../../generator/model/model.js';
import type { Compiler } from '../toolchain/compiler.js';
import { writeFolderAtomically } from '../support/atomic-write.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { micropythonTree } from '../toolchain/micropython.js';
import { buildFolder, projectRoot } from '../support/project.js';
import { checkAbi, requireCompatible } from './abi-report.js';
import { canmvFlags, compile, k230Board, k230Compiler, objectOf } from './compiler.js';
import type { Sdk } from './locate.js';
import { moduleSources } from './module-sources.js';
import { headerFlags } from './probe.js';

export interface ModuleObject {
  /** Source file, relative to the project. */
  source: string;
  /** Bytes. */
  text: number;
  data: number;
  bss: number;
}

export interface ModuleObjects {
  folder: string;
  objects: ModuleObject[];
}

/**
 * Compiles the module into build/sdk-<generation>/, all files or none. If the SDK is incompatible, the Failure lists
 * every difference. MicroPython's headers and the module's qstrs come from the emulated K230, which is built first if needed.
 */
export async function buildForSdk(sdk: Sdk, abi: Abi, micropython?: string): Promise<ModuleObjects> {
  const report = await checkAbi(sdk, abi);
  // Objects need no libraries, but an existing library must have every function.
  requireCompatible(report, report.hasLibraries);
  const { generation } = report;
  const compiler = await k230Compiler();
  const { engine, binding, flags } = await moduleSources();
  const sources = [...engine, ...binding];
  const { program, headers } = await compilerAndHeaders(generation, micropython);
  const includes = [...flags, ...headerFlags(sdk), ...headers.map((name) => `-I${name}`)];
  const folder = join(buildFolder, `sdk-${generation}`);
  await compileInto(folder, program, [...canmvFlags(compiler), ...includes, '-c', ...sources]);
  const objects = await Promise.all(sources.map((source) => measure(source, folder, compiler)));
  return { folder, objects };
}

/** The sizes in bytes as a table, with totals. */
export function sizeTable({ folder, objects }: ModuleObjects): string {
  const sum = (section: 'text' | 'data' | 'bss'): number =>
    objects.reduce((total, object) => total + object[section], 0);
  const rows = [...objects, { source: 'total', text: sum('text'), data: sum('data'), bss: sum('bss') }];
  const cells = rows.map(({ source, text, data, bss }) => [...[text, data, bss].map(String), source]);
  const lines = [['text', 'data', 'bss', relative(projectRoot, folder)], ...cells].map(
    ([text = '', data = '', bss = '', source = '']) =>
      `${text.padStart(7)} ${data.padStart(7)} ${bss.padStart(7)}  ${source}\n`,
  );
  return lines.join('');
}

/** The compiler with the device's C library, and the folders of MicroPython's headers. */
async function compilerAndHeaders(
  generation: string,
  micropython: string | undefined,
): Promise<{ program: string; headers: string[] }> {
  const board = await k230Board();
  const known = board.mpp.generations.find((name) => name === generation);
  const headers = await boardHeaders(board, chooseGeneration(board, known), { micropython });
  const { cLibrary } = await providedParts(board, await micropythonTree(micropython));
  return { program: cLibrary.cc, headers };
}

async function compileInto(folder: string, program: string, args: string[]): Promise<void> {
  await writeFolderAtomically(
    folder,
    async (staged) => {
      const errors = await compile(program, args, staged);
      if (errors !== '') {
        throw new Failure('the module does not compile against this SDK', errors.trimEnd());
      }
    },
    { replace: true },
  );
}

async function measure(source: string, folder: string, compiler: Compiler): Promise<ModuleObject> {
  const object = objectOf(source, folder);
  const { stdout } = await execute({ check: true })`${compiler.crossPrefix}size ${object}`;
  const numbers = /^\s*(\d+)\s+(\d+)\s+(\d+)\s/m.exec(stdout);
  if (numbers === null) {
    throw new Failure(
      `${compiler.crossPrefix}size printed no sizes for ${basename(object)}`,
      stdout.trimEnd(),
    );
  }
  const [text, data, bss] = numbers.slice(1).map(Number);
  return { source: relative(projectRoot, source), text: text ?? 0, data: data ?? 0, bss: bss ?? 0 };
}
