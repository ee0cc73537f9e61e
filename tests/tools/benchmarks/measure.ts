// SPDX-License-Identifier: MIT
// Measures the contenders.

import { instructionsPerFrame } from './callgrind.js';
import type { Contender } from './contenders.js';
import { cpuSeconds } from './cpu-time.js';
import type { Step } from './growth.js';
import type { Part } from './link-map.js';
import { callsPerFrame, CASES, total, type Case, type Workload } from './reader.js';
import { riscvInstructionsPerFrame } from './tcg.js';

/** The cases whose instructions are counted. */
export const COUNTED = ['one pack', 'twelve packs', 'sent frame', 'header and IDR'] as const satisfies Case[];
const PICTURES = 20_000;

export interface FrameCosts {
  title: string;
  /** By case. */
  calls: Map<string, number>;
  heap: Map<string, number>;
}

export type Counter = (contender: Contender, workload: Workload) => Promise<Map<Part, number>>;

/** Counts by callgrind. */
export function callgrindIn(folder: string): Counter {
  return ({ reader, map }, workload) => instructionsPerFrame(reader, workload, map, folder);
}

/** Counts by QEMU's plugin. */
export function tcgIn(folder: string, plugin: string): Counter {
  return ({ reader, map }, workload) => riscvInstructionsPerFrame(reader, workload, map, plugin, folder);
}

/** Calls and heap of each contender in each case. */
export async function measureCalls(contenders: Contender[], folder: string): Promise<FrameCosts[]> {
  const all: FrameCosts[] = [];
  for (const { title, reader } of contenders) {
    const costs: FrameCosts = { title, calls: new Map(), heap: new Map() };
    for (const name of CASES) {
      const { calls, heap } = await callsPerFrame(reader, { name }, folder);
      costs.calls.set(name, total(calls));
      costs.heap.set(name, heap);
    }
    all.push(costs);
  }
  return all;
}

/** Instructions by part, of a contender in a case. */
export interface Instructions {
  title: string;
  name: string;
  parts: Map<Part, number>;
}

export async function measureInstructions(contenders: Contender[], count: Counter): Promise<Instructions[]> {
  const all: Instructions[] = [];
  for (const name of COUNTED) {
    for (const contender of contenders) {
      all.push({ title: contender.title, name, parts: await count(contender, { name }) });
    }
  }
  return all;
}

/** The module's own instructions at each step, in each contender. */
export async function measureGrowth(
  contenders: Contender[],
  steps: readonly Step[],
  count: Counter,
): Promise<{ title: string; instructions: number[] }[]> {
  const rows: { title: string; instructions: number[] }[] = [];
  for (const { title, workload } of steps) {
    const instructions: number[] = [];
    for (const contender of contenders) {
      instructions.push((await count(contender, workload)).get('module') ?? NaN);
    }
    rows.push({ title, instructions });
  }
  return rows;
}

/** CPU seconds of many pictures. */
export async function measurePictures(
  contenders: Contender[],
): Promise<{ title: string; pictures: number; seconds: number }[]> {
  const rows: { title: string; pictures: number; seconds: number }[] = [];
  for (const { title, reader } of contenders) {
    const args = reader.plainArgs ?? reader.args;
    const command = [...reader.runner, reader.program, ...args, 'pictures', String(PICTURES)];
    rows.push({ title, pictures: PICTURES, seconds: await cpuSeconds(command) });
  }
  return rows;
}

/** Instructions outside of the MPP and its codecs: what a program pays beside the driver's own work. */
export function outsideDriver(parts: ReadonlyMap<Part, number>): number {
  const counted: readonly Part[] = ['module', 'MicroPython', 'raw calls', 'program'];
  return counted.reduce((sum, part) => sum + (parts.get(part) ?? 0), 0);
}
