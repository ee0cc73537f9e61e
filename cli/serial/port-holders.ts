// SPDX-License-Identifier: MIT
// Other programs that have a serial port open, from /proc. Linux does not stop them from taking a board's answers.

import { readdir, readFile, readlink, realpath } from 'node:fs/promises';

/** A process with this open can be the other end of a pseudo terminal: an emulated board. */
const PSEUDO_TERMINALS = '/dev/ptmx';

interface Process {
  pid: number;
  parent: number;
  name: string;
  files: string[];
}

/** One sentence that names the other programs; '' without any that this user may see. */
export async function describeHolders(path: string): Promise<string> {
  const holders = await holdersOf(path);
  return holders.length === 0
    ? ''
    : `${path} is also open in ${holders.map(({ name, pid }) => `${name} (PID ${pid})`).join(', ')}.`;
}

async function holdersOf(path: string): Promise<Process[]> {
  const device = await realpath(path).catch(() => path);
  const processes = await allProcesses();
  const emulators = processes.filter(({ files }) =>
    files.some((file) => file === PSEUDO_TERMINALS || file === '/dev/pts/ptmx'),
  );
  // The process that started an emulator keeps the emulator's port open.
  const own = new Set([process.pid, ...emulators.flatMap(({ pid, parent }) => [pid, parent])]);
  return processes.filter(({ pid, files }) => !own.has(pid) && files.includes(device));
}

async function allProcesses(): Promise<Process[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(pids.map(async (pid) => processOf(Number(pid)).catch(() => undefined)));
  return processes.filter((one) => one !== undefined);
}

async function processOf(pid: number): Promise<Process> {
  const folder = `/proc/${pid}`;
  const status = await readFile(`${folder}/status`, 'utf8');
  const fds = await readdir(`${folder}/fd`);
  const files = await Promise.all(fds.map(async (fd) => readlink(`${folder}/fd/${fd}`).catch(() => '')));
  return {
    pid,
    parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
    name: /^Name:\s*(.*)/m.exec(status)?.[1] ?? '',
    files,
  };
}
