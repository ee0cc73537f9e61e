// SPDX-License-Identifier: MIT
// `make benchmark`: how fast blocking calls react to Ctrl-C and a soft reset, on every emulated board.

import { loadavg } from 'node:os';
import { boardProgram } from '../../../cli/toolchain/board-build.js';
import { emulatedBoards } from '../../../cli/boards/boards.js';
import { Failure } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { runMain } from '../../../cli/support/run-main.js';
import { runnerOf } from '../../../cli/toolchain/runner.js';
import { measureBlockedCalls, TRIES, type Measured } from './blocked-calls.js';

const LIMIT_MS = 100;

function row(labels: [string, string, string], numbers: string[]): string {
  const [board, call, event] = labels;
  const left = board.padEnd(14) + call.padEnd(31) + event.padEnd(31);
  return `${left}${numbers.map((number) => number.padStart(8)).join('')}\n`;
}

/** For an even count, the upper of the two middle values. */
function median(tries: number[]): number {
  return [...tries].sort((one, other) => one - other)[Math.floor(tries.length / 2)] ?? NaN;
}

function figures(board: string, { call, event, tries }: Measured): string {
  const ms = [median(tries), Math.max(...tries)].map((time) => time.toFixed(1));
  return row([board, call, event], [...ms, String(LIMIT_MS)]);
}

function load(): string {
  return loadavg()[0]?.toFixed(2) ?? '';
}

await runMain('benchmark', async () => {
  const before = load();
  process.stdout.write(row(['board', 'blocking call', 'ended by'], ['median', 'max', 'limit']));
  for (const board of await emulatedBoards()) {
    const generation = board.mpp.generations.at(-1);
    if (generation === undefined) {
      throw new Failure(`board ${board.name} has no MPP`);
    }
    const program = await boardProgram(board, generation);
    step(`Measuring on board ${board.name}, MPP ${generation}`);
    const measured = await measureBlockedCalls([...(await runnerOf(board)), program]);
    process.stdout.write(measured.map((one) => figures(board.name, one)).join(''));
  }
  process.stdout.write(`ms, ${TRIES} tries each; the machine's load before: ${before}, after: ${load()}\n`);
  return 0;
});
