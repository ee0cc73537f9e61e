// SPDX-License-Identifier: MIT
// Runs a script on the emulated board until it ends, or until somebody stops it: in virtual time, or in real time with a
// player that watches its stream.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { addBoardOptions, provideProgram, type BoardOptions } from '../../../cli/options/board-options.js';
import { addProgramOptions, programArgs, type ProgramOptions } from '../../../cli/options/program-args.js';
import { execute, type Execution } from '../../../cli/support/execute.js';
import { Command } from 'commander';
import type { Bench } from './bench.js';
import { judgeFile, type Verdict } from './media.js';

/** Seconds of the board's clock: longer than what recorders record. */
const RECORDING = 60;
/** Seconds of the wall clock, for a script that does not end by itself, and for a stream. */
const PATIENCE = 180;
const STREAM_START = 60;
const WATCHED = 5;
/** Between Ctrl-C and the end of the program. */
const ENDING = 30;
/** Other boards of this machine may use the ports of 127.0.0.1. */
const ADDRESS = '127.14.0.1';

export interface Attempt {
  exitCode: number;
  /** stdout and stderr. */
  output: string;
  /** It did not end after Ctrl-C. */
  isKilled: boolean;
  stream?: Verdict;
}

interface Running {
  execution: Execution;
  output: () => string;
}

/** A script that records or sends: in virtual time. */
export async function record(bench: Bench, mpp: string, options: string[]): Promise<Attempt> {
  const running = await start(bench, mpp, ['--stop-after', String(RECORDING), ...options]);
  return await finish(running, PATIENCE);
}

/** A script that serves a stream: in real time, watched for some seconds once it has printed its address. */
export async function serve(bench: Bench, mpp: string, options: string[]): Promise<Attempt> {
  const running = await start(bench, mpp, ['--realtime', ...options]);
  const address = await addressOf(running);
  const stream = address === undefined ? undefined : await watch(address, bench);
  signal(running, 'SIGINT');
  const attempt = await finish(running, ENDING);
  return stream === undefined ? attempt : { ...attempt, stream };
}

async function start(bench: Bench, mpp: string, options: string[]): Promise<Running> {
  const place = ['--sdcard', bench.sdcard, '--data', bench.data, '--address', ADDRESS];
  const read = addProgramOptions(addBoardOptions(new Command('run')))
    .parse(['--board', 'host', '--mpp', mpp, ...place, ...options], { from: 'user' })
    .opts<BoardOptions & ProgramOptions>();
  const args = await programArgs(bench.script, [], read);
  const { program } = await provideProgram(read);
  const execution = execute({ cwd: path.dirname(bench.script), detached: true })`${program} ${args}`;
  let text = '';
  execution.pipes.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { execution, output: () => text };
}

function signal({ execution }: Running, name: NodeJS.Signals): void {
  try {
    process.kill(execution.pid ?? 0, name);
  } catch {
    // It has ended.
  }
}

/** Waits for the end, `seconds` long without and as long after Ctrl-C. */
async function finish(running: Running, seconds: number): Promise<Attempt> {
  let isKilled = false;
  const interrupt = setTimeout(() => {
    signal(running, 'SIGINT');
  }, seconds * 1000);
  const kill = setTimeout(
    () => {
      isKilled = true;
      signal(running, 'SIGKILL');
    },
    (seconds + ENDING) * 1000,
  );
  const { exitCode, stdout, stderr } = await running.execution;
  clearTimeout(interrupt);
  clearTimeout(kill);
  return { exitCode, output: stdout + stderr, isKilled };
}

/** The address that the script printed; undefined: it ended, or printed none. */
async function addressOf({ execution, output }: Running): Promise<string | undefined> {
  const state = { hasEnded: false };
  void execution.finally(() => {
    state.hasEnded = true;
  });
  const end = Date.now() + STREAM_START * 1000;
  while (!state.hasEnded && Date.now() < end) {
    const address = /rtsp:\/\/[^\s"']+/.exec(output())?.[0];
    if (address !== undefined) {
      return address;
    }
    await delay(100);
  }
  return undefined;
}

/** The server may start later than its address is printed. */
async function watch(address: string, bench: Bench): Promise<Verdict | undefined> {
  const file = path.join(path.dirname(bench.script), 'watched.mkv');
  const input = ['-rtsp_transport', 'tcp', '-timeout', '20000000', '-i', address];
  const end = Date.now() + STREAM_START * 1000;
  while (Date.now() < end) {
    const { stderr } = await execute()`ffmpeg -v error ${input} -t ${WATCHED} -c copy -y ${file}`;
    if (existsSync(file)) {
      const { isRight, text } = await judgeFile(file);
      const [message = ''] = stderr.trim().split('\n');
      return {
        isRight: isRight && message === '',
        text: `${text.replace(/^mkv/, 'RTSP')}${message === '' ? '' : `; ${message}`}`,
      };
    }
    await delay(1000);
  }
  return undefined;
}

async function delay(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
