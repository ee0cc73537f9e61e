// SPDX-License-Identifier: MIT
// `make suite-times`: measures `make test` in a fresh clone and again, and writes docs/suite-times.md. The argument is another
// checkout to compare with.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';
import { runMain } from '../../../cli/support/run-main.js';
import { checkoutsOf, commitsOf } from './checkouts.js';
import { renderDocument, type Table } from './document.js';
import { runSuiteTwice, type SuiteRun } from './suite.js';

/** Minutes: in a fresh clone, and again. */
const GOALS = [6, 4];
const REMARK =
  'What takes long are the programs that run: boards in QEMU, thousands of faults, sanitizers, and a hundred commands on fake boards. ' +
  'Tried: three files at a time, slow files first, objects from ccache, scripts that start without the tool.';
/** Files below are one line. */
const SHOWN_SECONDS = 2;

function wholeTable(runs: SuiteRun[]): Table {
  return {
    title: 'Whole runs',
    text: [`The goal is ${GOALS[0]} minutes in a fresh clone and ${GOALS[1]} again. ${REMARK}`],
    head: ['', ...runs.map(({ title }) => title)],
    rows: [
      ['minutes', ...runs.map(({ seconds }) => (seconds / 60).toFixed(1))],
      ['CPU seconds', ...runs.map((run) => run.cpuSeconds.toFixed(0))],
      ['tests passed', ...runs.map(({ passed }) => String(passed))],
      ['tests skipped', ...runs.map(({ skipped }) => String(skipped))],
      ['tests failed', ...runs.map(({ failed }) => String(failed))],
    ],
  };
}

function filesTable(runs: SuiteRun[]): Table {
  // Files that were removed since are with the others.
  const last = runs.at(-1)?.files ?? new Map<string, number>();
  const isShown = (name: string): boolean => (last.get(name) ?? 0) >= SHOWN_SECONDS;
  const names = [...last.keys()]
    .filter(isShown)
    .sort((one, other) => (last.get(other) ?? 0) - (last.get(one) ?? 0));
  const rest = ({ files }: SuiteRun): number =>
    [...files].reduce((sum, [name, seconds]) => sum + (isShown(name) ? 0 : seconds), 0);
  return {
    title: 'Files',
    text: [
      'Seconds from the start of a file to its end. Files run beside each other, and some wait for the same build.',
    ],
    head: ['file', ...runs.map(({ title }) => title)],
    rows: [
      ...names.map((name) => [
        `\`tests/${name}\``,
        ...runs.map(({ files }) => files.get(name)?.toFixed(0) ?? ''),
      ]),
      ['all others', ...runs.map((run) => rest(run).toFixed(0))],
    ],
  };
}

await runMain('suite-times', async () => {
  const checkouts = checkoutsOf(process.argv[2]);
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-suite-'));
  try {
    const load = loadavg()[0]?.toFixed(2) ?? '';
    const runs: SuiteRun[] = [];
    for (const { checkout, name } of checkouts) {
      runs.push(...(await runSuiteTwice(checkout, name, folder)));
    }
    const measured = [
      ...(await commitsOf(checkouts)),
      `${cpus().length} cores; the machine's load was ${load} before the first run`,
    ];
    const text = await renderDocument('suite-times.md.hbs', {
      measured,
      tables: [wholeTable(runs), filesTable(runs)],
    });
    await writeFile(path.join(projectRoot, 'docs', 'suite-times.md'), text);
    process.stdout.write(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
});
