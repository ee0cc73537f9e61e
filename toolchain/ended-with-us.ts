// This file is part of the k230 vencoder project, MIT licence.
// No build goes on behind the back of a command that was interrupted.

import { constants } from 'node:os';
import type { ProcessOutput, ProcessPromise } from 'zx';

const endings: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const running = new Set<ProcessPromise>();

/** Waits for a detached process; a signal that ends us meanwhile ends its whole process group first. */
export async function endedWithUs(child: ProcessPromise): Promise<ProcessOutput> {
  if (running.size === 0) {
    endings.forEach((signal) => process.on(signal, endAll));
  }
  running.add(child);
  try {
    return await child;
  } finally {
    running.delete(child);
    if (running.size === 0) {
      endings.forEach((signal) => process.off(signal, endAll));
    }
  }
}

function endAll(signal: NodeJS.Signals): void {
  for (const { pid } of running) {
    if (pid !== undefined) {
      process.kill(-pid, 'SIGTERM');
    }
  }
  process.stderr.write('interrupted; the same command goes on from here\n');
  process.exit(128 + constants.signals[signal]);
}
