// SPDX-License-Identifier: MIT
// Programs that read frames in one of the cases of frames.py, and their counts per frame: the difference between two runs
// of different length, so that start and end do not count.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import { Failure } from '../../../cli/support/failure.js';

/** The cases of frames.py, in the order of the tables. */
export const CASES = [
  'one pack',
  'twelve packs',
  'sent frame',
  'header and IDR',
  'slow source',
  'four channels',
] as const;
/** Further cases: growth with payload and held packs, and many pictures. */
export type Case = (typeof CASES)[number] | 'packs held' | 'pictures' | 'grey payload' | 'payload';

/** Calls of the two runs: multiples of the ten that frames.py makes in a round. */
const SHORT = 30;
const LONG = 60;

/** A program that reads frames. */
export interface Reader {
  /** Before the program's path, as QEMU. */
  runner: string[];
  program: string;
  /** Before the case; the program counts pictures. */
  args: string[];
  /** The same for a loop that only calls; default: `args`. */
  plainArgs?: string[];
  /** It calls the MPP through the emulated board's raw calls, which are one call on a board and slices here. */
  hasRawCalls?: boolean;
}

export interface Workload {
  name: Case;
  /** Default: 128x64. */
  size?: readonly [number, number];
  /** Output buffers of each channel; default: 16. */
  buffers?: number;
  /** Calls of GetStream; default: a short and a long run. */
  calls?: readonly [number, number];
}

/** What a run prints. */
export interface Run {
  pictures: number;
  /** Bytes that the read loop left on MicroPython's heap, without garbage collection. */
  heap: number;
  /** Bytes of the last pack. */
  payload: number;
}

/** How a reader is run; by default on its own, counting pictures. */
export interface RunOptions {
  /** Before the program, in place of the reader's runner. */
  runner?: string[];
  /** Options of the program. */
  options?: string[];
  isPlain?: boolean;
}

/** Runs a reader for so many calls. */
export async function run(
  reader: Reader,
  { name, size = [128, 64], buffers = 16 }: Workload,
  calls: number,
  { runner = reader.runner, options = [], isPlain = false }: RunOptions = {},
): Promise<Run> {
  const args = isPlain ? (reader.plainArgs ?? reader.args) : reader.args;
  const numbersOf = [calls, ...size, buffers].map(String);
  const command = [...runner, reader.program, ...options, ...args, name, ...numbersOf];
  const { exitCode, stdout, stderr } = await execute()`${command}`;
  const numbers = /^pictures (\d+) heap (-?\d+) payload (\d+)$/m.exec(stdout);
  if (exitCode !== 0 || numbers === null) {
    throw new Failure(`a reader of frames failed: ${command.join(' ')}`, stdout + stderr);
  }
  const [pictures = 0, heap = 0, payload = 0] = numbers.slice(1).map(Number);
  return { pictures, heap, payload };
}

/** Counts per frame: the difference between a short and a long run, which `count` makes and counts. */
export async function perFrame<Name extends string>(
  reader: Reader,
  workload: Workload,
  count: (calls: number) => Promise<Map<Name, number>>,
): Promise<Map<Name, number>> {
  const [short, long] = workload.calls ?? [SHORT, LONG];
  const pictures =
    (await run(reader, workload, long)).pictures - (await run(reader, workload, short)).pictures;
  const [first, second] = [await count(short), await count(long)];
  const rows = [...second.keys()].map((name): [Name, number] => [
    name,
    ((second.get(name) ?? 0) - (first.get(name) ?? 0)) / pictures,
  ]);
  return new Map(rows.filter(([, perPicture]) => perPicture !== 0));
}

/** Name of a count that is no call. */
const HEAP = 'heap bytes';

/** MPP calls per frame by function, and heap bytes per frame. */
export async function callsPerFrame(
  reader: Reader,
  workload: Workload,
  folder: string,
): Promise<{ calls: Map<string, number>; heap: number }> {
  const file = path.join(folder, 'call-sites.json');
  const counts = await perFrame(reader, workload, async (count) => {
    const { heap } = await run(reader, workload, count, { options: ['--call-sites', file] });
    const calls = await readCallSites(file, reader.hasRawCalls === true);
    return calls.set(HEAP, heap);
  });
  const heap = counts.get(HEAP) ?? 0;
  counts.delete(HEAP);
  return { calls: counts, heap };
}

async function readCallSites(file: string, hasRawCalls: boolean): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const site = line === '' ? undefined : (JSON.parse(line) as { function: string; calls: number });
    if (site?.function.startsWith('kd_mpi_') === true) {
      counts.set(site.function, (counts.get(site.function) ?? 0) + site.calls);
    }
  }
  if (hasRawCalls) {
    // CanMV queries once before each wait.
    counts.set('kd_mpi_venc_get_stream', counts.get('kd_mpi_venc_query_status') ?? 0);
  }
  return counts;
}

/** The sum of all counts. */
export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
