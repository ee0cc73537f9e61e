// SPDX-License-Identifier: MIT
// A lock between processes. flock(1) holds it, so the kernel releases it when this process exits.

import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder } from './folders.js';
import { execute, type Execution } from './execute.js';
import { Failure } from './failure.js';
import { step } from './progress.js';
import { about } from './system-error.js';

const NOTICE_AFTER_MS = 1000;

/**
 * Runs `work` while holding the lock `file`; reports on stderr if another process holds it.
 * @param kind any number of processes can have a shared lock, while none has an exclusive one
 */
export async function withLock<T>(
  file: string,
  title: string,
  work: () => Promise<T>,
  kind: 'exclusive' | 'shared' = 'exclusive',
): Promise<T> {
  await makeFolder(dirname(file));
  // cat answers when flock has started it, with the lock. It exits at the end of its stdin: when this process closes it
  // or exits.
  const holder = execute({ stdin: 'pipe' })`flock --${kind} ${file} cat`;
  const { stdin, stdout } = holder.pipes;
  stdin?.write('held');
  const notice = setTimeout(() => {
    step(`${title}: waiting for another process`);
  }, NOTICE_AFTER_MS);
  try {
    await firstOutput(stdout, holder);
  } finally {
    clearTimeout(notice);
  }
  try {
    return await about(dirname(file), work);
  } finally {
    stdin?.end();
    await holder;
  }
}

function firstOutput(output: Readable | null, holder: Execution): Promise<void> {
  return new Promise((resolve, reject) => {
    output?.once('data', () => {
      resolve();
    });
    holder.then((result) => {
      reject(new Failure('flock failed', result.stderr.trim()));
    }, reject);
  });
}
