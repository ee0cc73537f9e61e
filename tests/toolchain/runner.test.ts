// SPDX-License-Identifier: MIT
// Emulated boards are started with the best CPU that the installed QEMU has, and end with the command.
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard, type EmulatedBoard } from '../../cli/boards/boards.js';
import { execute } from '../../cli/support/execute.js';
import { Failure } from '../../cli/support/failure.js';
import { projectRoot } from '../../cli/support/project.js';
import { runnerOf } from '../../cli/toolchain/runner.js';
import { BOARDS, boardOptions } from '../board-run.js';

const K230_CORE = 'thead-c908v';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-runner-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The emulated K230 with a QEMU that prints the given help. */
async function boardWithQemu(name: string, help: string): Promise<EmulatedBoard> {
  const program = path.join(folder, name);
  await writeFile(program, `#!/bin/sh\ntest "$*" = '-cpu help' && cat <<'END'\n${help}\nEND\n`);
  await chmod(program, 0o755);
  return { ...(await findEmulatedBoard('qemu-riscv64')), runner: [program] };
}

describe('the emulated K230', () => {
  it("runs on the K230's own core if this machine's QEMU has it", async () => {
    const { stdout } = await $({ quiet: true, nothrow: true })`qemu-riscv64 -cpu help`;
    const hasCore = stdout.split(/\s+/).includes(K230_CORE);
    const runner = await runnerOf(await findEmulatedBoard('qemu-riscv64'));
    process.stderr.write(`\ncommand of the emulated K230: ${runner.join(' ')}\n`);
    expect(runner.slice(0, 2)).toEqual(['qemu-riscv64', '-cpu']);
    expect(runner[2] === K230_CORE).toBe(hasCore);
  });

  it.each([
    ['the list of QEMU 7.2', 'any\nrv32\nrv64\nx-rv128', 'rv64,v=true,vext_spec=v1.0'],
    ['the list of QEMU 11', 'Available CPUs:\n  max\n  rv64\n  thead-c906\n  thead-c908v', K230_CORE],
    ['a core of a similar name', 'Available CPUs:\n  rv64\n  thead-c908', 'rv64,v=true,vext_spec=v1.0'],
  ])('%s', async (title, help, cpu) => {
    expect((await runnerOf(await boardWithQemu(title.replaceAll(' ', '-'), help))).slice(1)).toEqual([
      '-cpu',
      cpu,
    ]);
  });

  it('fails with a QEMU that has none of its CPUs', async () => {
    const board = await boardWithQemu('poor', 'sifive-e51');
    await expect(runnerOf(board)).rejects.toThrow(Failure);
    await expect(runnerOf(board)).rejects.toThrow(/none of the CPUs thead-c908v/);
  });
});

// Waits until somebody stops it.
const WAITS = `import sys, _thread
lock = _thread.allocate_lock()
lock.acquire()
sys.stdout.write("waits")
lock.acquire()
`;

it.each(BOARDS)('a killed command leaves no program of board %s', async (board) => {
  const script = path.join(folder, 'waits.py');
  await writeFile(script, WAITS);
  const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
  // A program that is left writes a traceback then.
  const options = [...boardOptions({ board }), '--realtime', '--stop-after', '300'];
  const run = execute()`${process.execPath} ${cli} run ${options} ${script}`;
  const { pid, pipes } = run;
  if (pid === undefined || pipes.stdout === null) {
    throw new Error('not started');
  }
  await once(pipes.stdout, 'data');
  process.kill(pid, 'SIGKILL');
  // Complete when no process has the pipes any more.
  expect(await run).toMatchObject({ signal: 'SIGKILL', stdout: 'waits' });
});

it('the board of this machine needs no runner', async () => {
  expect(await runnerOf(await findEmulatedBoard('host'))).toEqual([]);
});
