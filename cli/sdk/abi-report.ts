// SPDX-License-Identifier: MIT
// Compares an SDK's headers and libraries with the spec, and reports the differences.

import type { Abi } from '../../generator/model/model.js';
import { releasesWith } from '../boards/releases.js';
import { Failure } from '../support/failure.js';
import type { PartKind } from './parts.js';
import { k230Compiler } from './compiler.js';
import { compareHeaders, describeDifference, type Difference } from './differences.js';
import type { Sdk } from './locate.js';
import { Probe } from './probe.js';
import { checkSymbols } from './symbols.js';

export interface AbiReport {
  sdk: Sdk;
  generation: string;
  /** The firmware that has this generation. */
  firmware: string;
  /** Number of compared parts of each kind. */
  compared: Partial<Record<PartKind, number>>;
  /** Symbols that the module needs, and the SDK's libraries that define them. */
  symbols: { name: string; libraries: string[] }[];
  /** Functions that the headers define inline. */
  inline: string[];
  /** False for an SDK that has not been built. */
  hasLibraries: boolean;
  differences: Difference[];
}

/** Compares an SDK with the spec. Fails if the compiler is missing or the headers do not compile. */
export async function checkAbi(sdk: Sdk, abi: Abi): Promise<AbiReport> {
  const compiler = await k230Compiler();
  return await Probe.use(sdk, compiler, async (probe) => {
    const generation = await probe.generation(abi.generations);
    const { compared, differences, declared } = await compareHeaders(probe, abi, generation);
    const functions = abi.functions.map(({ name }) => name);
    const symbols = await checkSymbols(probe, sdk, compiler, generation, functions, declared);
    return {
      sdk,
      generation,
      firmware: await releasesWith(generation),
      compared,
      symbols: symbols.needed,
      inline: symbols.inline,
      hasLibraries: symbols.hasLibraries,
      differences: [...differences, ...symbols.differences],
    };
  });
}

/** Throws a Failure that lists every difference. Ignores missing symbols unless `withLibraries`. */
export function requireCompatible({ differences }: AbiReport, withLibraries: boolean): void {
  const relevant = differences.filter(({ kind }) => withLibraries || kind !== 'symbol');
  if (relevant.length > 0) {
    throw new Failure(
      'this SDK is not compatible with the module',
      `${relevant.map(describeDifference).join('\n')}\nUse another release of the SDK, or change the spec (spec/mpp.ts).`,
    );
  }
}

/** The report as text, with a trailing newline. */
export function describeReport(report: AbiReport): string {
  const { sdk, generation, firmware, differences } = report;
  const counts = Object.entries(report.compared).map(([kind, count]) => `${count} ${kind}s`);
  const lines = [
    `SDK         ${sdk.folder} (${sdk.kind})`,
    `generation  ${generation}`,
    `firmware    ${firmware}`,
    `compared    ${counts.join(', ')}`,
    `symbols     ${report.symbols.length} needed`,
    ...byLibrary(report).map(([library, names]) => `  ${library}: ${names.join(' ')}`),
    ...differences.map(describeDifference),
    differences.length === 0 ? 'No differences.' : `Differences: ${differences.length}`,
  ];
  return `${lines.join('\n')}\n`;
}

function byLibrary({ symbols, inline }: AbiReport): [string, string[]][] {
  const lists = new Map<string, string[]>();
  for (const { name, libraries } of symbols) {
    const library = libraries.length === 0 ? 'missing' : libraries.join(' and ');
    lists.set(library, [...(lists.get(library) ?? []), name]);
  }
  if (inline.length > 0) {
    lists.set('inline in the headers', inline);
  }
  return [...lists].sort();
}
