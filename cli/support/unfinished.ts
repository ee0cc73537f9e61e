// SPDX-License-Identifier: MIT
// Work that a signal may end: what it leaves is put in order, and the user is told how things stand.

import { existsSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { ENDINGS } from './interrupted.js';

/** Puts something in order and says, on stderr, how it stands; '' says nothing. */
type PutInOrder = () => string;

const unfinished = new Set<PutInOrder>();

/** Runs `work`; when SIGINT, SIGTERM or SIGHUP end it, `putInOrder` is called, and the exit code is 128 + the signal. */
export async function withEnding<T>(putInOrder: PutInOrder, work: () => Promise<T>): Promise<T> {
  if (unfinished.size === 0) {
    ENDINGS.forEach((signal) => process.on(signal, end));
  }
  unfinished.add(putInOrder);
  try {
    return await work();
  } finally {
    unfinished.delete(putInOrder);
    if (unfinished.size === 0) {
      ENDINGS.forEach((signal) => process.off(signal, end));
    }
  }
}

/** Runs `work` with a path that is gone afterwards, unless it was renamed, however the work ends. */
export async function withUnfinished<T>(path: string, saying: string, work: () => Promise<T>): Promise<T> {
  try {
    return await withEnding(() => {
      remove(path);
      return saying;
    }, work);
  } finally {
    remove(path);
  }
}

// By another name first: a file in it that is just being opened is not found then, and nothing comes back.
function remove(path: string): void {
  const gone = `${path}.gone`;
  if (existsSync(path)) {
    renameSync(path, gone);
  }
  rmSync(gone, { recursive: true, force: true });
}

function end(signal: NodeJS.Signals): void {
  // Once, where two say the same.
  const sayings = new Set([...unfinished].map((putInOrder) => putInOrder()));
  sayings.delete('');
  // Behind the "^C" that a terminal shows.
  process.stderr.write(sayings.size > 0 && process.stderr.isTTY ? '\n' : '');
  process.stderr.write([...sayings].map((saying) => `${saying}\n`).join(''));
  process.exit(128 + constants.signals[signal]);
}
