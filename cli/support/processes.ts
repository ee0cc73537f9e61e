// SPDX-License-Identifier: MIT
// The running processes that this user may see, from /proc.

import { readdir, readFile, readlink } from 'node:fs/promises';

export interface RunningProcess {
  pid: number;
  parent: number;
  name: string;
  /** Its program and arguments. */
  command: string[];
  /** Where its working folder, its program and its open files are. */
  files: string[];
}

export async function runningProcesses(): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(pids.map(async (pid) => processOf(Number(pid)).catch(() => undefined)));
  return processes.filter((one) => one !== undefined);
}

/** "make (PID 12), cc (PID 34)". */
export function namesOf(processes: readonly RunningProcess[]): string {
  return processes.map(({ name, pid }) => `${name} (PID ${pid})`).join(', ');
}

async function processOf(pid: number): Promise<RunningProcess> {
  const folder = `/proc/${pid}`;
  const status = await readFile(`${folder}/status`, 'utf8');
  const command = await readFile(`${folder}/cmdline`, 'utf8');
  const fds = (await readdir(`${folder}/fd`)).map((fd) => `fd/${fd}`);
  const links = ['cwd', 'exe', ...fds];
  const files = await Promise.all(links.map(async (link) => readlink(`${folder}/${link}`).catch(() => '')));
  return {
    pid,
    parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
    name: /^Name:\s*(.*)/m.exec(status)?.[1] ?? '',
    command: command.split('\0'),
    files,
  };
}
