// SPDX-License-Identifier: MIT
// What a frame costs, in counts that are the same on every machine, fits tests/budget/budget.json. The size of the code is
// checked where the module is compiled for an SDK (tests/sdk). `make benchmark` measures more.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { instructionsPerFrame } from '../tools/benchmarks/callgrind.js';
import { boardReader, type Contender } from '../tools/benchmarks/contenders.js';
import { callsPerFrame, CASES, total } from '../tools/benchmarks/reader.js';
import { objectSizes } from '../tools/benchmarks/sizes.js';
import { BUDGET, excesses } from './budget.js';

/** Compilers of other versions emit slightly different code. */
const TOLERANCE = 0.1;

let folder: string;
let module: Contender;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-budget-'));
  module = await boardReader(await findEmulatedBoard('host'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the budget', () => {
  it.each(CASES)('has the driver calls and the heap of a frame: %s', async (name) => {
    const { calls, heap } = await callsPerFrame(module.reader, { name }, folder);
    expect(calls.get('kd_mpi_venc_get_stream')).toBeGreaterThan(0);
    const budget = BUDGET.driverCallsPerFrame;
    expect([
      ...excesses('driver calls per frame', new Map([[name, total(calls)]]), budget),
      ...excesses('heap bytes per frame', new Map([[name, heap]]), { [name]: BUDGET.heapBytesPerFrame }),
    ]).toEqual([]);
  });

  it('has the instructions of a frame', async () => {
    const counts = await instructionsPerFrame(module.reader, { name: 'one pack' }, module.map, folder);
    const cost = (counts.get('module') ?? NaN) + (counts.get('MicroPython') ?? NaN);
    const measured = new Map([['one pack', cost]]);
    const budget = { 'one pack': BUDGET.instructionsPerFrame };
    expect(excesses('instructions per frame', measured, budget, TOLERANCE)).toEqual([]);
  });

  it('has the objects', async () => {
    const sizes = await objectSizes(module.reader);
    expect([...sizes.keys()].sort()).toEqual(Object.keys(BUDGET.objectBytes).sort());
    expect(excesses('bytes of an object', sizes, BUDGET.objectBytes)).toEqual([]);
  });

  it('fails with the file to change', () => {
    const text = excesses(
      'calls',
      new Map([
        ['one pack', 3.1],
        ['other', 1],
      ]),
      { 'one pack': 3 },
    );
    expect(text).toEqual([
      'calls, one pack: 3.1, budget 3. If the change is worth it, change tests/budget/budget.json in the same commit.',
      'calls, other: 1, budget none. If the change is worth it, change tests/budget/budget.json in the same commit.',
    ]);
    expect(excesses('calls', new Map([['one pack', NaN]]), { 'one pack': 3 })).toHaveLength(1);
  });
});
