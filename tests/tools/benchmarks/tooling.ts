// SPDX-License-Identifier: MIT
// CPU seconds of the tool and the generator, in one or two checkouts, which take turns.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from '../../../cli/support/fingerprint.js';
import { cpuSeconds, median } from './cpu-time.js';
import { READERS } from './contenders.js';
import { writeLargeSpec } from './large-spec.js';
import { changeSpec, copyAndBuild, rebuild, type CHANGES } from './rebuild.js';

const TRIES = 3;
/** The first count shows how the second has grown. */
const METHODS = [250, 1000] as const;

/** Something that a user waits for. */
interface Task {
  title: string;
  /** Seconds. */
  goal?: number;
  /** Before each try. */
  prepare?: (checkout: string, attempt: number) => Promise<void>;
  command: (checkout: string) => string[];
}

export interface TaskTime {
  title: string;
  goal?: number | undefined;
  /** Seconds in each checkout. */
  seconds: number[];
}

function cli(checkout: string): string[] {
  return [process.execPath, path.join(checkout, 'dist', 'cli', 'main.js')];
}

function runOn(board: string): Task['command'] {
  return (checkout) => [...cli(checkout), 'run', '--board', board, path.join(READERS, 'hello.py')];
}

/** The next `generate` reads the spec. */
async function forget(checkout: string): Promise<void> {
  await rm(path.join(checkout, 'build', 'generate.stamp'), { force: true });
}

function tasks(folder: string): Task[] {
  const generate = (checkout: string): string[] => [...cli(checkout), 'generate'];
  const script = path.join(import.meta.dirname, 'generate-spec.js');
  return [
    { title: 'a script that prints a line, board host', goal: 0.25, command: runOn('host') },
    { title: 'a script that prints a line, board qemu-riscv64', goal: 0.3, command: runOn('qemu-riscv64') },
    { title: '`generate`, cold', goal: 0.7, prepare: forget, command: generate },
    { title: '`generate`, unchanged', goal: 0.1, command: generate },
    { title: '`generate --check`', goal: 0.1, command: (checkout) => [...generate(checkout), '--check'] },
    rebuildTask('a new name', 8, folder),
    rebuildTask('a doc word', 2, folder),
    ...METHODS.map((methods) => ({
      title: `generate a module of ${methods} methods`,
      ...(methods === METHODS[1] ? { goal: 2 } : {}),
      command: (checkout: string) => [process.execPath, script, checkout, largeSpec(folder, methods)],
    })),
  ];
}

/** A checkout's copy in `folder`, in which specs are changed. */
function copyOf(checkout: string, folder: string): string {
  return path.join(folder, `copy-${fingerprint(checkout)}`);
}

function rebuildTask(change: keyof typeof CHANGES, goal: number, folder: string): Task {
  return {
    title: `rebuild after ${change} in the spec`,
    goal,
    // Another change each time, also than in earlier runs: their objects are in ccache.
    prepare: (checkout, attempt) =>
      changeSpec(copyOf(checkout, folder), change, process.pid * TRIES + attempt),
    command: (checkout) => rebuild(copyOf(checkout, folder)),
  };
}

function largeSpec(folder: string, methods: number): string {
  return path.join(folder, `methods-${methods}`);
}

/** Measures all tasks; `folder` is for large specs and copies. */
export async function measureTooling(checkouts: string[], folder: string): Promise<TaskTime[]> {
  for (const methods of METHODS) {
    await writeLargeSpec(largeSpec(folder, methods), methods);
  }
  for (const checkout of checkouts) {
    await copyAndBuild(checkout, copyOf(checkout, folder));
  }
  const times: TaskTime[] = [];
  for (const { title, goal, prepare, command } of tasks(folder)) {
    const tries = checkouts.map((): number[] => []);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      for (const [i, checkout] of checkouts.entries()) {
        await prepare?.(checkout, attempt);
        tries[i]?.push(await cpuSeconds(command(checkout), checkout));
      }
    }
    times.push({ title, goal, seconds: tries.map(median) });
  }
  return times;
}
