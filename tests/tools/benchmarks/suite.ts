// SPDX-License-Identifier: MIT
// Runs `make test` in fresh clones, and reads what jest reports of each file.

import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import { Failure } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { cpuSeconds } from './cpu-time.js';

/** One run of the tests. */
export interface SuiteRun {
  title: string;
  /** From the command to its end. */
  seconds: number;
  cpuSeconds: number;
  passed: number;
  skipped: number;
  failed: number;
  /** Seconds by the file's path below tests/. */
  files: Map<string, number>;
}

/** Parts of the report of `jest --json`. */
interface JestReport {
  numPassedTests: number;
  numPendingTests: number;
  numFailedTests: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

/** Runs the tests in a clone of `checkout`, as it comes and once more; `folder` is for the clone. */
export async function runSuiteTwice(checkout: string, name: string, folder: string): Promise<SuiteRun[]> {
  const clone = path.join(folder, name);
  await execute({ check: true })`git clone --quiet ${checkout} ${clone}`;
  const runs: SuiteRun[] = [];
  for (const state of ['fresh clone', 'again']) {
    const title = `${name}, ${state}`;
    step(`Running make test: ${title}`);
    runs.push(await runSuite(title, clone, path.join(folder, 'report.json')));
  }
  await rm(clone, { recursive: true });
  return runs;
}

/** `make test`, in its two parts, because jest's reporter is an option of the second. */
async function runSuite(title: string, clone: string, file: string): Promise<SuiteRun> {
  await rm(file, { force: true });
  const start = Date.now();
  // A failed test is an exit code, which the report repeats.
  const tests = `npm test --silent -- --json --outputFile=${file} || test -e ${file}`;
  const used = await cpuSeconds(['sh', '-c', `(make setup && { ${tests}; }) >${file}.log 2>&1`], clone);
  const seconds = (Date.now() - start) / 1000;
  const report = await readReport(file);
  return {
    title,
    seconds,
    cpuSeconds: used,
    passed: report.numPassedTests,
    skipped: report.numPendingTests,
    failed: report.numFailedTests,
    files: new Map(
      report.testResults.map(({ name, startTime, endTime }) => [
        path.relative(path.join(clone, 'tests'), name),
        (endTime - startTime) / 1000,
      ]),
    ),
  };
}

async function readReport(file: string): Promise<JestReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JestReport;
  } catch {
    throw new Failure('make test did not end with a report', await readFile(`${file}.log`, 'utf8'));
  }
}
