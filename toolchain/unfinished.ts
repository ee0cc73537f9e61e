// This file is part of the k230 vencoder project, MIT licence.
// Files and folders that must not outlive the work on them, also when a signal ends it.

import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const ENDINGS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Paths, and what is said on stderr when a signal ends the work on them. */
const unfinished = new Map<string, string>();

/**
 * Runs `work` with a path that is gone afterwards, unless it was renamed: whether the work is done, fails, or SIGINT,
 * SIGTERM or SIGHUP end it; then stderr has `saying`, and the exit code is 128 + the signal.
 */
export async function withUnfinished<T>(path: string, saying: string, work: () => Promise<T>): Promise<T> {
  if (unfinished.size === 0) {
    ENDINGS.forEach((signal) => process.on(signal, end));
  }
  unfinished.set(path, saying);
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
    unfinished.delete(path);
    if (unfinished.size === 0) {
      ENDINGS.forEach((signal) => process.off(signal, end));
    }
  }
}

function end(signal: NodeJS.Signals): void {
  for (const [path, saying] of unfinished) {
    rmSync(path, { recursive: true, force: true });
    process.stderr.write(saying === '' ? '' : `${saying}\n`);
  }
  process.exit(128 + constants.signals[signal]);
}
