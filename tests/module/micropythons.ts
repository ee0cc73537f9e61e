// SPDX-License-Identifier: MIT
// The MicroPython trees that the module is tested with: those available. Reports the versions that are not.

import path from 'node:path';
import { micropythonTree, type MicroPython } from '../../cli/toolchain/micropython.js';
import { cachedSourceTree, sourceVersions } from '../../cli/toolchain/third-party.js';
import { COMBINATIONS, type Combination } from '../board-run.js';

/** The environment variable with further trees of any version: DIR[:DIR...]. */
const VARIABLE = 'VENCODER_MICROPYTHON';
/** The version that CanMV ships. Debian does not package it. */
const SHIPPED = '1.21.0';

/** A MicroPython to test with. */
export interface Micropython {
  version: string;
  /** For `--micropython`; undefined for the standard tree. */
  folder?: string;
  /** Boards and MPP generations to test on. Short tests run other versions than the standard one on QEMU only. */
  combinations: Combination[];
}

const isLong = process.env['VENCODER_LONG_TESTS'] === '1';

async function debianVersions(standard: MicroPython): Promise<{ trees: MicroPython[]; missing: string[] }> {
  const versions = (await sourceVersions('micropython')).filter((version) => version !== standard.version);
  const trees: MicroPython[] = [];
  const missing: string[] = [];
  for (const version of versions) {
    const source = await cachedSourceTree('micropython', version);
    if (source === undefined) {
      missing.push(`${version}: \`make setup\` could not download it from Debian`);
    } else {
      trees.push(await micropythonTree(source.folder));
    }
  }
  return { trees, missing };
}

async function fromEnvironment(): Promise<MicroPython[]> {
  const folders = (process.env[VARIABLE] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return Promise.all(folders.map((folder) => micropythonTree(folder)));
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}

async function find(): Promise<{ standard: Micropython; others: Micropython[] }> {
  const standard = await micropythonTree();
  const { trees: packaged, missing } = await debianVersions(standard);
  const provided = await fromEnvironment();
  const known = [standard, ...packaged];
  const provide = `set ${VARIABLE}=DIR[:DIR...] to a source tree`;
  if (!provided.some(({ version }) => version === SHIPPED)) {
    missing.push(`${SHIPPED}, which CanMV ships: ${provide}`);
  }
  if (!provided.some(({ version }) => known.every((other) => isNewer(version, other.version)))) {
    missing.push(`any newer: ${provide}`);
  }
  report([...known, ...provided], missing);
  const qemuOnly = COMBINATIONS.filter(({ board }) => board !== 'host');
  return {
    standard: { version: standard.version, combinations: COMBINATIONS },
    others: [...packaged, ...provided].map(({ version, folder }) => ({
      version,
      folder,
      combinations: isLong ? COMBINATIONS : qemuOnly,
    })),
  };
}

function report(trees: MicroPython[], missing: string[]): void {
  const run = trees.map(({ version, folder, standard }) => (standard ? version : `${version} (${folder})`));
  process.stderr.write(`\nMicroPython: ${run.join(', ')}\n`);
  for (const reason of missing) {
    process.stderr.write(`SKIPPED: MicroPython ${reason}\n`);
  }
}

const found = await find();

/** The tree that `make setup` installs. */
export const standardMicropython = found.standard;
/** Debian's other releases and the trees from the environment variable. */
export const otherMicropythons = found.others;

/** The tree for tests of CanMV's own code: of the version that CanMV ships, if available. */
export const closestToShipped = found.others.find(({ version }) => version === SHIPPED) ?? found.standard;
