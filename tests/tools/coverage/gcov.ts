// SPDX-License-Identifier: MIT
// A build's counts, from gcov's JSON. Programs update the count files beside their objects at exit.

import { readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { $ } from 'zx';
import { Failure } from '../../../cli/support/failure.js';
import { projectRoot } from '../../../cli/support/project.js';
import type { FileCount, LineCount } from './counts.js';

/** The fields of gcov's documented format that we use; gcc 9 or later. */
interface GcovReport {
  current_working_directory: string;
  files: {
    file: string;
    lines: { line_number: number; count: number; branches: { count: number }[] }[];
  }[];
}

/** Clears the counts of the objects below `folder`. */
export async function clearCounts(folder: string): Promise<void> {
  await Promise.all((await filesBelow(folder, '.gcda')).map((file) => rm(file)));
}

/** The counts of the objects below `folder`, including those that were not run, for files that `isMeasured` accepts. */
export async function readCounts(
  folder: string,
  isMeasured: (file: string) => boolean,
): Promise<FileCount[]> {
  const objects = await filesBelow(folder, '.gcno');
  if (objects.length === 0) {
    throw new Failure(`no object in ${folder} has counters`, 'Compile it with --coverage.');
  }
  const gcov = $({ quiet: true, nothrow: true, cwd: folder });
  const { exitCode, stdout, stderr } =
    await gcov`gcov --json-format --stdout --branch-probabilities ${objects}`;
  if (exitCode !== 0) {
    throw new Failure(`gcov failed in ${folder}`, stderr.trimEnd());
  }
  // One line per object.
  const reports = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GcovReport);
  return reports.flatMap((report) => countsOf(report)).filter(({ file }) => isMeasured(file));
}

function countsOf(report: GcovReport): FileCount[] {
  return report.files.map(({ file, lines }) => ({
    file: relative(projectRoot, resolve(report.current_working_directory, file)),
    lines: lines.map(({ line_number: line, count, branches }): LineCount => ({
      line,
      count,
      branches: branches.map((branch) => branch.count),
    })),
  }));
}

async function filesBelow(folder: string, suffix: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(suffix)).map((name) => join(folder, name));
}
