// SPDX-License-Identifier: MIT
// The codec process of a program in QEMU: it ends with the program, and the program reports its failure and ends.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { projectRoot } from '../../cli/support/project.js';
import { boardProgram } from '../../cli/toolchain/board-build.js';
import { codecProcess } from '../../cli/toolchain/codec-process.js';
import { runnerOf } from '../../cli/toolchain/runner.js';

const SCRIPT = path.join(projectRoot, 'tests', 'virtual-mpp', 'codec_process.py');

let command: string[];
let codecProgram: string;
let folder: string;

beforeAll(async () => {
  const board = await findEmulatedBoard('qemu-riscv64');
  command = [...(await runnerOf(board)), await boardProgram(board, 'B'), '--leak-check', SCRIPT];
  codecProgram = path.join(await codecProcess(), 'bin', 'codec-process');
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-codec-process-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A run of the script, in a process group of its own. */
class Run {
  private stdout = '';
  private stderr = '';
  private readonly ended: Promise<Ended>;

  private constructor(private readonly program: ChildProcessWithoutNullStreams) {
    program.stdout.on('data', (piece: Buffer) => (this.stdout += piece.toString()));
    program.stderr.on('data', (piece: Buffer) => (this.stderr += piece.toString()));
    this.ended = new Promise((resolve) =>
      program.on('close', (code) => {
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
      }),
    );
  }

  static start(codec?: string): Run {
    const [file = '', ...args] = command;
    const env = { ...process.env, ...(codec === undefined ? {} : { VENCODER_CODEC_PROCESS: codec }) };
    return new Run(spawn(file, args, { env, detached: true }));
  }

  get pid(): number {
    return this.program.pid ?? NaN;
  }

  /** Waits for the script's first picture. */
  async recording(): Promise<void> {
    while (!this.stdout.includes('recording\n')) {
      await new Promise((resolve) => this.program.stdout.once('data', resolve));
    }
  }

  continue(): void {
    this.program.stdin.end('\n');
  }

  /**
   * Waits until the program has ended and nobody has its output open: the codec process has stderr open, so it has ended,
   * too.
   */
  async end(): Promise<Ended> {
    return await this.ended;
  }

  async codecProcesses(): Promise<number[]> {
    const tasks = await readdir(`/proc/${this.pid}/task`);
    const lists = await Promise.all(
      tasks.map((task) => readFile(`/proc/${this.pid}/task/${task}/children`, 'utf8')),
    );
    return lists.flatMap((list) => list.split(' ').filter((pid) => pid !== '')).map(Number);
  }
}

async function startRecording(): Promise<{ run: Run; codec: number }> {
  const run = Run.start();
  await run.recording();
  const processes = await run.codecProcesses();
  expect(processes).toHaveLength(1);
  const [codec = NaN] = processes;
  expect(await readlink(`/proc/${codec}/exe`)).toBe(codecProgram);
  return { run, codec };
}

const DONE = { code: 0, stdout: 'recording\nrecorded\n', stderr: 'leak check: clean\n' };

describe('the codec process', () => {
  it('is one for all channels, and ends with the program', async () => {
    const { run, codec } = await startRecording();
    run.continue();
    expect(await run.end()).toEqual(DONE);
    await expect(readFile(`/proc/${codec}/stat`)).rejects.toThrow('ENOENT');
  });

  it('has no file of the program open but stderr', async () => {
    const { run, codec } = await startRecording();
    expect((await readdir(`/proc/${codec}/fd`)).length).toBe(3);
    run.continue();
    expect(await run.end()).toEqual(DONE);
  });

  it('ends when the program is killed', async () => {
    const { run } = await startRecording();
    process.kill(run.pid, 'SIGKILL');
    expect(await run.end()).toMatchObject({ code: null, stderr: '' });
  });

  it('gets no Ctrl-C of the terminal', async () => {
    const { run } = await startRecording();
    process.kill(-run.pid, 'SIGINT');
    expect(await run.end()).toEqual({ ...DONE, stdout: 'recording\ninterrupted\nrecorded\n' });
  });

  it('ends the program when a signal ends it', async () => {
    const { run, codec } = await startRecording();
    process.kill(codec, 'SIGKILL');
    run.continue();
    expect(await run.end()).toEqual({
      code: 3,
      stdout: 'recording\n',
      stderr: `encoder: the codec process ${codecProgram} ended: signal 9\n`,
    });
  });

  it('ends the program when it exits', async () => {
    const exits = path.join(folder, 'exits');
    await writeFile(exits, '#!/bin/sh\nexit 7\n');
    await chmod(exits, 0o755);
    const { code, stderr } = await Run.start(exits).end();
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: `encoder: the codec process ${exits} ended: exit code 7\n`,
    });
  });

  it('ends the program when it is missing', async () => {
    const missing = path.join(folder, 'missing');
    const { code, stderr } = await Run.start(missing).end();
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: `encoder: the codec process ${missing} cannot be started; build the board's program again: No such file or directory\n`,
    });
  });
});
