// SPDX-License-Identifier: MIT
// The MPP functions that the module links, and the SDK's libraries that define them.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { generationMacro } from '../../generator/model/c-names.js';
import type { Compiler } from '../toolchain/compiler.js';
import { withTemporaryFolder } from '../support/atomic-write.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { canmvFlags, compile, objectOf } from './compiler.js';
import type { Difference } from './differences.js';
import type { Sdk } from './locate.js';
import { moduleSources } from './module-sources.js';
import { undefinedSymbols, type Probe } from './probe.js';

export interface Symbols {
  /** Symbols that the linker needs, and the libraries that define them. */
  needed: { name: string; libraries: string[] }[];
  /** Functions that the SDK's headers define inline. */
  inline: string[];
  hasLibraries: boolean;
  differences: Difference[];
}

interface Library {
  name: string;
  /** Undefined if the library cannot be read. */
  symbols: Set<string> | undefined;
}

/**
 * @param functions all MPP functions of the spec
 * @param declared those that the SDK's headers declare
 */
export async function checkSymbols(
  probe: Probe,
  sdk: Sdk,
  compiler: Compiler,
  generation: string,
  functions: string[],
  declared: string[],
): Promise<Symbols> {
  const isMppFunction = new Set(functions);
  const used = (await symbolsUsed(compiler, generation)).filter((name) => isMppFunction.has(name));
  const usable = used.filter((name) => declared.includes(name));
  const linked = await probe.undefinedSymbolsOf(usable);
  // An undeclared function is expected under its own name.
  const undeclared = used.filter((name) => !declared.includes(name));
  const libraries = await librariesOf(sdk, compiler);
  const needed = [...linked, ...undeclared].sort().map((name) => ({
    name,
    libraries: libraries.filter(({ symbols }) => symbols?.has(name)).map((library) => library.name),
  }));
  return {
    needed,
    inline: usable.filter((name) => !linked.includes(name)),
    hasLibraries: libraries.length > 0,
    differences: missingSymbols(needed, libraries),
  };
}

// Compiled against the generated header: with the headers of an incompatible SDK nothing may compile.
async function symbolsUsed(compiler: Compiler, generation: string): Promise<string[]> {
  const { engine, flags } = await moduleSources();
  return await withTemporaryFolder('engine', async (folder) => {
    const args = [...canmvFlags(compiler), ...flags, `-D${generationMacro('mpp', generation)}=1`];
    const errors = await compile(`${compiler.crossPrefix}gcc`, [...args, '-c', ...engine], folder);
    if (errors !== '') {
      throw new Failure('the module does not compile', errors.trimEnd());
    }
    return await undefinedSymbols(
      compiler,
      engine.map((source) => objectOf(source, folder)),
    );
  });
}

async function librariesOf(sdk: Sdk, compiler: Compiler): Promise<Library[]> {
  if (!existsSync(sdk.libraries)) {
    return [];
  }
  const names = (await readdir(sdk.libraries)).filter((name) => name.endsWith('.a')).sort();
  if (names.length === 0) {
    return [];
  }
  const files = names.map((name) => join(sdk.libraries, name));
  // One process for all of them. It reads on after a library that it cannot read, and names it.
  const run = execute({ env: { LC_ALL: 'C' } });
  const { stdout, stderr } = await run`${compiler.crossPrefix}nm -A -g --defined-only -P ${files}`;
  const symbols = symbolsByLibrary(stdout);
  return names.map((name, i) => {
    const isReadable = !stderr.includes(`${files[i] ?? ''}: `);
    return { name, symbols: isReadable ? (symbols.get(name) ?? new Set()) : undefined };
  });
}

/** From lines such as `DIR/libvenc.a[mpi_venc.o]: kd_mpi_venc_start_chn T 0 48`. */
function symbolsByLibrary(lines: string): Map<string, Set<string>> {
  const symbols = new Map<string, Set<string>>();
  for (const [, library = '', symbol = ''] of lines.matchAll(/^.*\/([^/]+)\[[^\]]*\]: (\w+) [A-Z] /gm)) {
    symbols.set(library, (symbols.get(library) ?? new Set()).add(symbol));
  }
  return symbols;
}

function missingSymbols(needed: Symbols['needed'], libraries: Library[]): Difference[] {
  return needed
    .filter((symbol) => symbol.libraries.length === 0)
    .map(({ name }) => ({
      kind: 'symbol',
      name,
      property: 'presence',
      expected: 'its definition in a library',
      found: searchResult(libraries),
    }));
}

function searchResult(libraries: Library[]): string {
  if (libraries.length === 0) {
    return 'no libraries; build the SDK first';
  }
  const unreadable = libraries.filter(({ symbols }) => symbols === undefined).map(({ name }) => name);
  const suffix = unreadable.length === 0 ? '' : `, but ${unreadable.join(' and ')} cannot be read`;
  return `in none of ${libraries.length} libraries${suffix}`;
}
