// SPDX-License-Identifier: MIT
// Everything about frames: the contenders' calls, heap, instructions, growth and sizes.

import { step } from '../../../cli/support/progress.js';
import { benchmarkBoards, boardReader, cContenders, pythonContenders, type Contender } from './contenders.js';
import type { Bar, Table } from './document.js';
import type { Figure } from './goals.js';
import { GROWTH, PAYLOADS } from './growth.js';
import {
  callgrindIn,
  measureCalls,
  measureGrowth,
  measureInstructions,
  measurePictures,
  outsideDriver,
  tcgIn,
  type FrameCosts,
  type Instructions,
} from './measure.js';
import {
  callsTable,
  growthTable,
  heapTable,
  instructionsTable,
  picturesTable,
  sizesTable,
} from './sections.js';
import { objectSizes, textSize } from './sizes.js';
import { buildInstructionCounter } from './tcg.js';

const LEAST = 'C loop, least';
const SEQUENCE = "CanMV's calls, Python";
const VENDOR = "CanMV's own file";
const CASE = 'one pack';
const ABOVE = [
  '`above the C loop`: instructions of module, MicroPython, raw calls and program, less those of `C loop, least`. `raw calls` are the ' +
    "functions that CanMV's Python calls, `board` is the rest of the emulated board, `MPP` and `codec` stand for the driver and the " +
    'hardware.',
];

export interface FramesReport {
  tables: Table[];
  figures: Figure[];
  panels: { title: string; bars: Bar[] }[];
  /** Whether QEMU counts instructions. */
  hasRiscv: boolean;
}

/** What one kind of checkout has: the module in it. The last one is this checkout. */
interface Modules {
  checkouts: string[];
  host: Contender[];
  riscv: Contender[];
}

/** Measures the modules of the checkouts, this one last, and the other contenders. */
export async function measureFrames(checkouts: string[], folder: string): Promise<FramesReport> {
  const { host, riscv } = await benchmarkBoards();
  const modules: Modules = { checkouts, host: [], riscv: [] };
  for (const checkout of checkouts) {
    modules.host.push(await boardReader(host, checkout));
    modules.riscv.push(await boardReader(riscv, checkout));
  }
  const others = await othersOf(modules.host, folder, await cContenders(host));
  step('Counting driver calls and heap');
  const costs = await measureCalls(others, folder);
  step('Counting instructions with callgrind');
  const native = await measureInstructions(others, callgrindIn(folder));
  const plugin = await buildInstructionCounter(riscv.runner[0] ?? '', folder);
  const tables = [callsTable(costs), heapTable(costs), nativeTable(native)];
  if (plugin !== undefined) {
    step('Counting riscv64 instructions with QEMU');
    const counter = tcgIn(folder, plugin);
    const emulated = await othersOf(modules.riscv, folder, await cContenders(riscv));
    tables.push(riscvTable(await measureInstructions(emulated, counter)));
    for (const [title, steps] of Object.entries({ Growth: GROWTH, 'Growth with the payload': PAYLOADS })) {
      const rows = await measureGrowth(modules.riscv, steps, counter);
      tables.push(growthTable(title, titles(modules.riscv), rows));
    }
  }
  step('Measuring sizes');
  const sizes = await measureSizes(modules);
  step('Encoding many pictures');
  tables.push(sizes.table, picturesTable(await measurePictures(others)));
  return {
    tables,
    figures: [...figuresOf(modules, costs, native), ...sizes.figures],
    panels: panelsOf(costs, native),
    hasRiscv: plugin !== undefined,
  };
}

async function othersOf(modules: Contender[], folder: string, loops: Contender[]): Promise<Contender[]> {
  const own = modules.at(-1);
  return own === undefined ? [] : [...modules, ...(await pythonContenders(own, folder)), ...loops];
}

function titles(contenders: Contender[]): string[] {
  return contenders.map(({ title }) => title);
}

function nativeTable(measured: Instructions[]): Table {
  const text = ['Counted by callgrind. What the C library does counts for its caller.', ...ABOVE];
  return instructionsTable("Instructions per frame, this machine's", text, measured, LEAST);
}

function riscvTable(measured: Instructions[]): Table {
  const text = [
    'Counted by a plugin of QEMU (`tests/tools/benchmarks/instruction_counter.c`), which sees addresses and no calls: the C library ' +
      "has a column of its own, most of which is the driver's and the codecs'.",
    ...ABOVE,
  ];
  return instructionsTable('Instructions per frame, riscv64', text, measured, LEAST);
}

async function measureSizes({ host, checkouts }: Modules): Promise<{ table: Table; figures: Figure[] }> {
  const columns: Map<string, number>[] = [];
  for (const [i, { reader }] of host.entries()) {
    const sizes = await objectSizes(reader);
    for (const generation of ['A', 'B'] as const) {
      sizes.set(`code, MPP ${generation}`, await textSize(generation, checkouts[i]));
    }
    columns.push(sizes);
  }
  const names = [...(columns.at(-1)?.keys() ?? [])];
  const rows = names.map((title) => ({ title, sizes: columns.map((sizes) => sizes.get(title) ?? NaN) }));
  const streamData = columns.map((sizes) => sizes.get('StreamData') ?? NaN);
  const figures = [{ title: 'StreamData with its lists', unit: 'bytes', goal: 736, ...pair(streamData) }];
  return { table: sizesTable(titles(host), rows), figures };
}

/** The figures of one or two checkouts. */
function pair(values: number[]): { now: number; before?: number } {
  const [before, now] = values.length > 1 ? values : [undefined, values[0]];
  return { now: now ?? NaN, ...(before === undefined ? {} : { before }) };
}

function figuresOf({ host }: Modules, costs: FrameCosts[], native: Instructions[]): Figure[] {
  const callsOf = (name: string): { now: number; before?: number } =>
    pair(costs.slice(0, host.length).map(({ calls }) => calls.get(name) ?? NaN));
  const outside = (title: string): number =>
    outsideDriver(native.find((one) => one.title === title && one.name === CASE)?.parts ?? new Map());
  const modules = titles(host).map(outside);
  // The vendor's own file, where it is at hand.
  const python = native.some(({ title }) => title === VENDOR) ? VENDOR : SEQUENCE;
  const calls = 'calls';
  return [
    { title: 'driver calls per frame, waiting reader', unit: calls, goal: 3, ...callsOf('one pack') },
    { title: 'driver calls per frame, 5 frames/s', unit: calls, goal: 6, ...callsOf('slow source') },
    {
      title: 'heap per frame',
      unit: 'bytes',
      goal: 0,
      ...pair(costs.slice(0, host.length).map(({ heap }) => Math.max(...heap.values()))),
    },
    {
      title: 'instructions above the C loop, GetStream and ReleaseStream',
      unit: 'instructions',
      goal: 1500,
      ...pair(modules.map((value) => value - outside(LEAST))),
    },
    {
      title: `instructions of \`${python}\` for one of the module`,
      unit: 'instructions',
      isLeast: true,
      goal: 30,
      ...pair(modules.map((value) => outside(python) / value)),
    },
  ];
}

function panelsOf(costs: FrameCosts[], native: Instructions[]): FramesReport['panels'] {
  return [
    {
      title: 'Instructions per frame outside of driver and codec (logarithmic)',
      bars: native
        .filter(({ name }) => name === CASE)
        .map(({ title, parts }) => ({ title, value: Math.round(outsideDriver(parts)) })),
    },
    {
      title: 'Driver calls per frame, waiting reader (logarithmic)',
      bars: costs.map(({ title, calls }) => ({ title, value: calls.get(CASE) ?? NaN })),
    },
    {
      title: 'Heap bytes per frame (logarithmic)',
      bars: costs.map(({ title, heap }) => ({ title, value: Math.round(heap.get(CASE) ?? NaN) })),
    },
  ];
}
