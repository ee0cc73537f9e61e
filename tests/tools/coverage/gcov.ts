// SPDX-License-Identifier: MIT
// What a build's objects have counted, by gcov's JSON: programs add to the files beside the objects as they end.

import { readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { $ } from 'zx';
import { Failure } from '../../../cli/support/failure.js';
import { projectRoot } from '../../../cli/support/project.js';
import type { FileCount, LineCount } from './counts.js';

/** The part of gcov's documented format that is read here: gcc 9 and later. */
interface GcovReport {
  current_working_directory: string;
  files: {
    file: string;
    lines: { line_number: number; count: number; branches: { count: number }[] }[];
  }[];
}

/** Forgets what was counted by the objects below `folder`. */
export async function forgetCounts(folder: string): Promise<void> {
  await Promise.all((await filesBelow(folder, '.gcda')).map((file) => rm(file)));
}

/** What the objects below `folder` have counted, whether or not they were run, in files that `isMeant` accepts. */
export async function readCounts(folder: string, isMeant: (file: string) => boolean): Promise<FileCount[]> {
  const objects = await filesBelow(folder, '.gcno');
  if (objects.length === 0) {
    throw new Failure(`no object in ${folder} counts what is run`, 'It has to be compiled with --coverage.');
  }
  const gcov = $({ quiet: true, nothrow: true, cwd: folder });
  const { exitCode, stdout, stderr } =
    await gcov`gcov --json-format --stdout --branch-probabilities ${objects}`;
  if (exitCode !== 0) {
    throw new Failure(`gcov failed in ${folder}`, stderr.trimEnd());
  }
  // A line for each object.
  const reports = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GcovReport);
  return reports.flatMap((report) => countsOf(report)).filter(({ file }) => isMeant(file));
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

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
