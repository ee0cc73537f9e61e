// SPDX-License-Identifier: MIT
// The documented differences from CanMV's module, as probes of the scripts in tests/oracle/scripts.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';

const DOCUMENT = path.join(projectRoot, 'docs', 'differences.md');

interface Row {
  /** Releases that differ; all if empty. */
  releases: string[];
  /** Names of probes; a * matches any text. */
  probes: string[];
}

/** The rows whose last cell names probes. */
async function rows(): Promise<Row[]> {
  const lines = (await readFile(DOCUMENT, 'utf8')).split('\n').filter((line) => line.startsWith('| '));
  return lines.flatMap((line) => {
    const cells = line.split(' | ').map((cell) => cell.trim());
    const probes = [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    const releases = [...(cells[1] ?? '').matchAll(/(?:after )?v\d\.\d/g)].map((match) => match[0]);
    return probes.length === 0 ? [] : [{ releases, probes }];
  });
}

function matches(probe: string, pattern: string): boolean {
  return pattern.endsWith('*') ? probe.startsWith(pattern.slice(0, -1)) : probe === pattern;
}

/** Probes that differ without being documented, and documented ones that do not differ. */
export async function undocumented(
  release: string,
  probes: string[],
  differing: string[],
): Promise<{ undocumented: string[]; outdated: string[] }> {
  const patterns = (await rows())
    .filter(({ releases }) => releases.length === 0 || releases.includes(release))
    .flatMap((row) => row.probes);
  const isDocumented = (probe: string): boolean => patterns.some((pattern) => matches(probe, pattern));
  return {
    undocumented: differing.filter((probe) => !isDocumented(probe)),
    outdated: patterns.filter(
      (pattern) =>
        probes.some((probe) => matches(probe, pattern)) &&
        !differing.some((probe) => matches(probe, pattern)),
    ),
  };
}

/** The lines `PROBE: RESULT` of a script. */
export function results(output: string): Map<string, string> {
  return new Map(
    output
      .trimEnd()
      .split('\n')
      .map((line) => {
        const end = line.indexOf(': ');
        return [line.slice(0, end), line.slice(end + 2)];
      }),
  );
}
