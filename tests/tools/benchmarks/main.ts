// SPDX-License-Identifier: MIT
// `make benchmark`: measures module, tool and generator, and writes docs/performance.md and its plot. The argument is another
// checkout to compare with.

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { emulatedBoards } from '../../../cli/boards/boards.js';
import { execute } from '../../../cli/support/execute.js';
import { Failure, usageError } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { projectRoot } from '../../../cli/support/project.js';
import { runMain } from '../../../cli/support/run-main.js';
import { boardProgram } from '../../../cli/toolchain/board-build.js';
import { runnerOf } from '../../../cli/toolchain/runner.js';
import { measureBlockedCalls, TRIES, type Measured } from './blocked-calls.js';
import { renderDocument, renderPlot, type Table } from './document.js';
import { measureFrames } from './frames-report.js';
import { goalTable, type Figure } from './goals.js';
import { blockedTable, toolingTable } from './sections.js';
import { measureTooling, type TaskTime } from './tooling.js';

const DOCS = path.join(projectRoot, 'docs');
const PLOT = path.join('pictures', 'performance.svg');

/** Another checkout, then this one. */
function checkoutsOf(base: string | undefined): string[] {
  if (base === undefined || base === '') {
    return [projectRoot];
  }
  const checkout = path.resolve(base);
  if (!existsSync(path.join(checkout, 'dist', 'cli', 'main.js'))) {
    throw usageError(`BASE=${base}: no built checkout`, 'Run make setup there.');
  }
  return [checkout, projectRoot];
}

async function firstLine(command: string[]): Promise<string> {
  const { stdout } = await execute({ check: true })`${command}`;
  return stdout.split('\n')[0] ?? '';
}

async function measuredWith(checkouts: string[], hasRiscv: boolean): Promise<string[]> {
  const commits = await Promise.all(
    checkouts.map((checkout) => firstLine(['git', '-C', checkout, 'log', '-1', '--format=%h %s'])),
  );
  const names = checkouts.length > 1 ? ['before', 'now'] : ['now'];
  const programs = [['gcc'], ['valgrind'], ['qemu-riscv64']].map(([name = '']) =>
    firstLine([name, '--version']),
  );
  return [
    ...commits.map((commit, i) => `${names[i]}: \`${commit}\``),
    (await Promise.all(programs)).join('; '),
    ...(hasRiscv ? [] : ['This QEMU has no plugins, so riscv64 instructions were not counted.']),
  ];
}

async function measureAllBlockedCalls(): Promise<Table> {
  const load = (): string => loadavg()[0]?.toFixed(2) ?? '';
  const before = load();
  const rows: { board: string; measured: Measured }[] = [];
  for (const board of await emulatedBoards()) {
    const generation = board.mpp.generations.at(-1);
    if (generation === undefined) {
      throw new Failure(`board ${board.name} has no MPP`);
    }
    const program = await boardProgram(board, generation);
    step(`Measuring blocked calls on board ${board.name}`);
    const measured = await measureBlockedCalls([
      ...(await runnerOf(board)),
      program,
      // At the REPL, scripts see the working directory only with it.
      '--host-files',
    ]);
    rows.push(...measured.map((one) => ({ board: board.name, measured: one })));
  }
  return blockedTable(rows, TRIES, `${before} before and ${load()} after`);
}

function toolingFigures(times: TaskTime[]): Figure[] {
  return times.map(({ title, goal, seconds }) => ({
    title,
    unit: 's',
    goal,
    now: seconds.at(-1) ?? NaN,
    before: seconds.length > 1 ? seconds[0] : undefined,
  }));
}

await runMain('benchmark', async () => {
  const checkouts = checkoutsOf(process.argv[2]);
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-benchmark-'));
  try {
    const frames = await measureFrames(checkouts, folder);
    step('Measuring the tool and the generator');
    const times = await measureTooling(checkouts, folder);
    const names = checkouts.length > 1 ? ['before', 'now'] : ['now'];
    const tables = [
      goalTable([...frames.figures, ...toolingFigures(times)]),
      ...frames.tables,
      toolingTable(names, times),
      await measureAllBlockedCalls(),
    ];
    const measured = await measuredWith(checkouts, frames.hasRiscv);
    await writeFile(path.join(DOCS, PLOT), await renderPlot(frames.panels));
    const text = await renderDocument({ measured, plot: PLOT, tables });
    await writeFile(path.join(DOCS, 'performance.md'), text);
    process.stdout.write(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
});
