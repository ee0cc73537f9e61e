// SPDX-License-Identifier: MIT
// `make benchmark`: measures module, tool and generator, and writes docs/performance.md and its plot. The argument is another
// checkout to compare with.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { emulatedBoards } from '../../../cli/boards/boards.js';
import { execute } from '../../../cli/support/execute.js';
import { Failure } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { projectRoot } from '../../../cli/support/project.js';
import { runMain } from '../../../cli/support/run-main.js';
import { boardProgram } from '../../../cli/toolchain/board-build.js';
import { runnerOf } from '../../../cli/toolchain/runner.js';
import { measureBlockedCalls, TRIES, type Measured } from './blocked-calls.js';
import { checkoutsOf, commitsOf, type Checkout } from './checkouts.js';
import { renderDocument, renderPlot, type Table } from './document.js';
import { measureFrames } from './frames-report.js';
import { goalTable, type Figure } from './goals.js';
import { blockedTable, toolingTable } from './sections.js';
import { measureMachineStart } from './machine-start.js';
import { measureTooling, type TaskTime } from './tooling.js';

const DOCS = path.join(projectRoot, 'docs');
const PLOT = path.join('pictures', 'performance.svg');

async function firstLine(command: string[]): Promise<string> {
  const { stdout } = await execute({ check: true })`${command}`;
  return stdout.split('\n')[0] ?? '';
}

async function measuredWith(checkouts: Checkout[], hasRiscv: boolean): Promise<string[]> {
  const programs = [['gcc'], ['valgrind'], ['qemu-riscv64']].map(([name = '']) =>
    firstLine([name, '--version']),
  );
  return [
    ...(await commitsOf(checkouts)),
    (await Promise.all(programs)).join('; '),
    ...(hasRiscv ? [] : ['This QEMU has no plugins, so riscv64 instructions were not counted.']),
  ];
}

async function measureAllBlockedCalls(): Promise<Table> {
  const load = (): string => loadavg()[0]?.toFixed(2) ?? '';
  const before = load();
  const rows: { board: string; measured: Measured }[] = [];
  // A machine's clock is QEMU's, and not this system's.
  const boards = (await emulatedBoards()).filter(({ machine }) => machine === undefined);
  for (const board of boards) {
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
  return times.flatMap(({ title, goal, seconds }) =>
    goal === undefined
      ? []
      : {
          title,
          unit: 's',
          goal,
          now: seconds.at(-1) ?? NaN,
          before: seconds.length > 1 ? seconds[0] : undefined,
        },
  );
}

await runMain('benchmark', async () => {
  const checkouts = checkoutsOf(process.argv[2]);
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-benchmark-'));
  try {
    const folders = checkouts.map(({ checkout }) => checkout);
    const frames = await measureFrames(folders, folder);
    step('Measuring the tool and the generator');
    const times = await measureTooling(folders, folder);
    step('Measuring the start of the K230 machine');
    const machineStart = await measureMachineStart();
    const tables = [
      goalTable([...frames.figures, ...toolingFigures(times), machineStart]),
      ...frames.tables,
      toolingTable(
        checkouts.map(({ name }) => name),
        times,
      ),
      await measureAllBlockedCalls(),
    ];
    const measured = await measuredWith(checkouts, frames.hasRiscv);
    await writeFile(path.join(DOCS, PLOT), await renderPlot(frames.panels));
    const text = await renderDocument('performance.md.hbs', { measured, plot: PLOT, tables });
    await writeFile(path.join(DOCS, 'performance.md'), text);
    process.stdout.write(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
});
