// SPDX-License-Identifier: MIT
// What a process writes while it runs.

import type { ChildProcess } from 'node:child_process';

/**
 * Waits for text on one of a process's streams; an Error if the process ends before. One write of the process may arrive in
 * pieces: the text that a test needs includes its last newline.
 */
export async function output(child: ChildProcess, stream: 'stdout' | 'stderr', text: string): Promise<void> {
  let all = '';
  await new Promise<void>((resolve, reject) => {
    child[stream]?.on('data', (piece: Buffer) => {
      all += piece.toString();
      if (all.includes(text)) {
        resolve();
      }
    });
    child.on('close', () => {
      reject(new Error(`no "${text}" before the end: ${all}`));
    });
  });
}
