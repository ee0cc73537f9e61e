// SPDX-License-Identifier: MIT
// A temporary folder for the files of one test.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

export interface Scratch {
  /** Path of a file in the folder; "" for the folder itself. */
  at: (name: string) => string;
  /** Creates a file and returns its path. */
  made: (name: string, content: Buffer) => Promise<string>;
}

/** Creates the folder before each test of the file, and removes it after the test. */
export function scratchFolder(): Scratch {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const at = (name: string): string => path.join(folder, name);
  const made = async (name: string, content: Buffer): Promise<string> => {
    await writeFile(at(name), content);
    return at(name);
  };
  return { at, made };
}
