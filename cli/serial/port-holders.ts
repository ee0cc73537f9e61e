// SPDX-License-Identifier: MIT
// Other programs that have a serial port open, from /proc. Linux does not stop them from taking a board's answers.

import { realpath } from 'node:fs/promises';
import { namesOf, runningProcesses, type RunningProcess } from '../support/processes.js';

/** A process with this open can be the other end of a pseudo terminal: an emulated board. */
const PSEUDO_TERMINALS = '/dev/ptmx';

/** One sentence that names the other programs; '' without any that this user may see. */
export async function describeHolders(path: string): Promise<string> {
  const holders = await holdersOf(path);
  return holders.length === 0 ? '' : `${path} is also open in ${namesOf(holders)}.`;
}

async function holdersOf(path: string): Promise<RunningProcess[]> {
  const device = await realpath(path).catch(() => path);
  const processes = await runningProcesses();
  const emulators = processes.filter(({ files }) =>
    files.some((file) => file === PSEUDO_TERMINALS || file === '/dev/pts/ptmx'),
  );
  // The process that started an emulator keeps the emulator's port open.
  const own = new Set([process.pid, ...emulators.flatMap(({ pid, parent }) => [pid, parent])]);
  return processes.filter(({ pid, files }) => !own.has(pid) && files.includes(device));
}
