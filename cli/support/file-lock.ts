// SPDX-License-Identifier: MIT
// A lock between processes. flock(1) holds it, so the kernel releases it when this process exits.

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { $, type ProcessPromise } from 'zx';
import { step } from './progress.js';

const NOTICE_AFTER_MS = 1000;

/** Runs `work` while holding the lock `file`; reports on stderr if another process holds it. */
export async function withLock<T>(file: string, title: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  // The holder exits at the end of its stdin: when this process closes it or exits.
  const holder = $({ nothrow: true, quiet: true })`flock --exclusive ${file} sh -c ${'echo held; exec cat'}`;
  const notice = setTimeout(() => {
    step(`${title}: waiting for another process`);
  }, NOTICE_AFTER_MS);
  try {
    await firstOutput(holder);
  } finally {
    clearTimeout(notice);
  }
  try {
    return await work();
  } finally {
    holder.stdin.end();
    await holder;
  }
}

function firstOutput(holder: ProcessPromise): Promise<void> {
  return new Promise((resolve, reject) => {
    holder.stdout.once('data', () => {
      resolve();
    });
    holder.then((result) => {
      reject(new Error(`flock exited early: ${result.stderr}`));
    }, reject);
  });
}
