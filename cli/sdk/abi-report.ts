// SPDX-License-Identifier: MIT
// Does an SDK fit the module: its headers, and the libraries behind them.

import type { Abi } from '../../generator/model/model.js';
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
  /** How many parts of each kind were compared. */
  compared: Partial<Record<PartKind, number>>;
  /** Symbols that the module needs, with the SDK's libraries that define them. */
  symbols: { name: string; libraries: string[] }[];
  /** Functions that the headers define themselves. */
  inline: string[];
  /** An SDK that was not built yet has none. */
  hasLibraries: boolean;
  differences: Difference[];
}

/** Compares an SDK with the spec; a Failure when the compiler is missing or the headers do not compile. */
export async function checkAbi(sdk: Sdk, abi: Abi): Promise<AbiReport> {
  const compiler = await k230Compiler();
  return await Probe.at(sdk, compiler, async (probe) => {
    const generation = await probe.generation(abi.generations);
    const { compared, differences, declared } = await compareHeaders(probe, abi, generation);
    const functions = abi.functions.map(({ name }) => name);
    const symbols = await checkSymbols(probe, sdk, compiler, generation, functions, declared);
    return {
      sdk,
      generation,
      compared,
      symbols: symbols.needed,
      inline: symbols.inline,
      hasLibraries: symbols.hasLibraries,
      differences: [...differences, ...symbols.differences],
    };
  });
}

/** A Failure with every difference; those of libraries count only where `withLibraries` says so. */
export function requireFit({ differences }: AbiReport, withLibraries: boolean): void {
  const wrong = differences.filter(({ kind }) => withLibraries || kind !== 'symbol');
  if (wrong.length > 0) {
    throw new Failure(
      'this SDK does not fit the module',
      `${wrong.map(describeDifference).join('\n')}\nTake another release of the SDK, or tell the spec (spec/mpp.ts).`,
    );
  }
}

/** The report for a terminal, with a trailing newline. */
export function describeReport(report: AbiReport): string {
  const { sdk, generation, differences } = report;
  const counts = Object.entries(report.compared).map(([kind, count]) => `${count} ${kind}s`);
  const lines = [
    `SDK         ${sdk.folder} (${sdk.kind})`,
    `generation  ${generation}`,
    `compared    ${counts.join(', ')}`,
    `symbols     ${report.symbols.length} needed`,
    ...byLibrary(report).map(([library, names]) => `  ${library}: ${names.join(' ')}`),
    ...differences.map(describeDifference),
    differences.length === 0 ? 'All agrees.' : `Differences: ${differences.length}`,
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
