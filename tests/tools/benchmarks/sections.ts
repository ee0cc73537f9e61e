// SPDX-License-Identifier: MIT
// The measured figures as tables.

import type { Measured } from './blocked-calls.js';
import { median } from './cpu-time.js';
import { count, type Table } from './document.js';
import type { Part } from './link-map.js';
import { outsideDriver, type FrameCosts, type Instructions } from './measure.js';
import { CASES } from './reader.js';
import type { TaskTime } from './tooling.js';

const BLOCKED_LIMIT_MS = 100;

/** One row for each contender, one column for each case. */
export function callsTable(costs: FrameCosts[]): Table {
  return {
    title: 'Driver calls per frame',
    text: [
      'Counted by the virtual MPP. A waiting reader has a timeout, so its wait consists of slices of 50 ms, as on a board; the slow ' +
        "source has 5 frames per second. CanMV's wait is one call however long it takes. `header and IDR`: each frame has both, and a " +
        'waiting reader gets them one after the other. `sent frame` includes the call that sends.',
    ],
    head: ['', ...CASES],
    rows: costs.map(({ title, calls }) => [title, ...CASES.map((name) => count(calls.get(name) ?? NaN))]),
  };
}

export function heapTable(costs: FrameCosts[]): Table {
  return {
    title: 'Heap bytes per frame',
    text: ["Bytes on MicroPython's heap that a collection must free later."],
    head: ['', ...CASES],
    rows: costs.map(({ title, heap }) => [title, ...CASES.map((name) => count(heap.get(name) ?? NaN))]),
  };
}

/** Instructions of one kind of machine. `least` is the contender that others are compared with. */
export function instructionsTable(
  title: string,
  text: string[],
  measured: Instructions[],
  least: string,
): Table {
  const parts: Part[] = [
    'module',
    'MicroPython',
    'raw calls',
    'program',
    'C library',
    'board',
    'MPP',
    'codec',
  ];
  const shown = parts.filter((part) => measured.some((one) => one.parts.has(part)));
  const leastOf = (name: string): number =>
    outsideDriver(measured.find((one) => one.name === name && one.title === least)?.parts ?? new Map());
  return {
    title,
    text,
    head: ['case', 'contender', 'above the C loop', ...shown],
    rows: measured.map((one) => [
      one.name,
      one.title,
      count(Math.round(outsideDriver(one.parts) - leastOf(one.name))),
      ...shown.map((part) => count(Math.round(one.parts.get(part) ?? 0))),
    ]),
  };
}

export function growthTable(
  title: string,
  contenders: string[],
  rows: { title: string; instructions: number[] }[],
): Table {
  const first = rows[0]?.instructions ?? [];
  return {
    title,
    text: ["The module's own riscv64 instructions per frame, and their ratio to the first line."],
    head: ['', ...contenders.flatMap((title) => [title, 'ratio'])],
    rows: rows.map(({ title, instructions }) => [
      title,
      ...instructions.flatMap((value, i) => [
        count(Math.round(value)),
        (value / (first[i] ?? NaN)).toFixed(2),
      ]),
    ]),
  };
}

export function sizesTable(head: string[], rows: { title: string; sizes: number[] }[]): Table {
  return {
    title: 'Sizes',
    text: [
      'Bytes of heap of an object with everything that it holds, and bytes of code and constants, compiled with the flags of CanMV.',
    ],
    head: ['', ...head],
    rows: rows.map(({ title, sizes }) => [title, ...sizes.map(count)]),
  };
}

export function picturesTable(rows: { title: string; pictures: number; seconds: number }[]): Table {
  const least = rows.find(({ title }) => title.startsWith('C loop'))?.seconds ?? NaN;
  return {
    title: `${count(rows[0]?.pictures ?? NaN)} pictures`,
    text: [
      'CPU seconds on the board `host` for JPEG pictures of 128x64 from the camera, start and end included.',
    ],
    head: ['', 's', 'ratio to the C loop'],
    rows: rows.map(({ title, seconds }) => [title, seconds.toFixed(2), (seconds / least).toFixed(2)]),
  };
}

export function toolingTable(checkouts: string[], times: TaskTime[]): Table {
  const isPair = checkouts.length > 1;
  return {
    title: 'The tool and the generator',
    text: [`CPU seconds, the median of a few runs${isPair ? ' in which the checkouts take turns' : ''}.`],
    head: ['', ...checkouts, ...(isPair ? ['ratio'] : []), 'goal'],
    rows: times.map(({ title, goal, seconds }) => [
      title,
      ...seconds.map((value) => value.toFixed(2)),
      ...(isPair ? [((seconds.at(-1) ?? NaN) / (seconds[0] ?? NaN)).toFixed(2)] : []),
      goal === undefined ? '' : String(goal),
    ]),
  };
}

export function blockedTable(
  rows: { board: string; measured: Measured }[],
  tries: number,
  load: string,
): Table {
  return {
    title: 'Blocked calls',
    text: [
      `Milliseconds from an event to the script's line about it, ${tries} tries each; the machine's load was ${load}. The limit is ` +
        `${BLOCKED_LIMIT_MS} ms.`,
    ],
    head: ['board', 'blocked call', 'ended by', 'median', 'most'],
    rows: rows.map(({ board, measured: { call, event, tries: all } }) => [
      board,
      call,
      event,
      median(all).toFixed(1),
      Math.max(...all).toFixed(1),
    ]),
  };
}
