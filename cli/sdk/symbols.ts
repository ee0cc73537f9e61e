// SPDX-License-Identifier: MIT
// The functions that the module leaves to the linker, and which library of the SDK has each.

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { $ } from 'zx';
import { generationMacro } from '../../generator/model/c-names.js';
import type { Compiler } from '../toolchain/compiler.js';
import { Failure } from '../support/failure.js';
import { canmvFlags, compile, objectOf } from './compiler.js';
import type { Difference } from './differences.js';
import type { Sdk } from './locate.js';
import { moduleSources } from './module-sources.js';
import { undefinedNames, type Probe } from './probe.js';

export interface Symbols {
  /** What the linker needs, with the libraries that define it. */
  needed: { name: string; libraries: string[] }[];
  /** What the SDK's headers define themselves. */
  inline: string[];
  hasLibraries: boolean;
  differences: Difference[];
}

interface Library {
  name: string;
  /** None when it cannot be read. */
  symbols: Set<string> | undefined;
}

/**
 * @param functions all functions of the MPP that the spec knows
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
  const isOfMpp = new Set(functions);
  const used = (await namesUsed(compiler, generation)).filter((name) => isOfMpp.has(name));
  const usable = used.filter((name) => declared.includes(name));
  const linked = await probe.namesLinkedFor(usable);
  // An undeclared function is looked for by the name it should have.
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

// Compiled against the generated header, because a wrong SDK may let nothing compile.
async function namesUsed(compiler: Compiler, generation: string): Promise<string[]> {
  const { engine, flags } = await moduleSources();
  const folder = await mkdtemp(join(tmpdir(), 'vencoder-engine-'));
  try {
    const words = [...canmvFlags(compiler), ...flags, `-D${generationMacro('mpp', generation)}=1`];
    const complaint = await compile(`${compiler.crossPrefix}gcc`, [...words, '-c', ...engine], folder);
    if (complaint !== '') {
      throw new Failure('the module does not compile', complaint.trimEnd());
    }
    return await undefinedNames(
      compiler,
      engine.map((source) => objectOf(source, folder)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function librariesOf(sdk: Sdk, compiler: Compiler): Promise<Library[]> {
  if (!existsSync(sdk.libraries)) {
    return [];
  }
  const names = (await readdir(sdk.libraries)).filter((name) => name.endsWith('.a')).sort();
  return await Promise.all(
    names.map(async (name) => ({ name, symbols: await symbolsOf(join(sdk.libraries, name), compiler) })),
  );
}

async function symbolsOf(library: string, compiler: Compiler): Promise<Set<string> | undefined> {
  const run = $({ quiet: true, nothrow: true });
  const { exitCode, stdout } = await run`${compiler.crossPrefix}nm -g --defined-only -P ${library}`;
  return exitCode === 0
    ? new Set([...stdout.matchAll(/^(\w+) [A-Z] /gm)].map((match) => match[1] ?? ''))
    : undefined;
}

function missingSymbols(needed: Symbols['needed'], libraries: Library[]): Difference[] {
  return needed
    .filter((symbol) => symbol.libraries.length === 0)
    .map(({ name }) => ({
      kind: 'symbol',
      name,
      property: 'presence',
      expected: 'its definition in a library',
      found: whereLooked(libraries),
    }));
}

function whereLooked(libraries: Library[]): string {
  if (libraries.length === 0) {
    return 'no libraries at all: build the SDK first';
  }
  const torn = libraries.filter(({ symbols }) => symbols === undefined).map(({ name }) => name);
  const remark = torn.length === 0 ? '' : `, but ${torn.join(' and ')} cannot be read`;
  return `in none of ${libraries.length} libraries${remark}`;
}
