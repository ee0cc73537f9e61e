// SPDX-License-Identifier: MIT
// The engine with the fuzzer's harness (tests/fuzz), built for both generations of the MPP.

import { join } from 'node:path';
import { providedParts } from '../../../cli/toolchain/board-build.js';
import { findEmulatedBoard, type Generation } from '../../../cli/boards/boards.js';
import { jobs } from '../../../cli/toolchain/compiler.js';
import { withLock } from '../../../cli/support/file-lock.js';
import { BuildLog } from '../../../cli/support/logged-process.js';
import { micropythonTree } from '../../../cli/toolchain/micropython.js';
import { buildFolder, projectRoot } from '../../../cli/support/project.js';

/** `replay` runs files as programs, `fuzzer` looks for such files, `coverage` counts what replayed ones run. */
export type HarnessKind = 'replay' | 'fuzzer' | 'coverage';

/** Programs that are kept in the repository; each of them has to go well. */
export const keptPrograms = join(projectRoot, 'tests', 'fuzz', 'corpus');
/** Where everything goes that is built or found. */
const fuzzFolder = join(buildFolder, 'fuzz');
/** Programs that broke something. */
export const foundPrograms = join(fuzzFolder, 'found');

/** What the fuzzer has learnt here with a generation. */
export function learntPrograms(generation: Generation): string {
  return join(fuzzFolder, 'corpus', generation);
}

/** The MPP's generations that there are programs for. */
export async function harnessGenerations(): Promise<Generation[]> {
  return (await findEmulatedBoard('host')).mpp.generations;
}

/** Where the program for a generation is. */
export function harnessProgram(kind: HarnessKind, generation: Generation): string {
  return join(harnessFolder(kind), generation, 'engine');
}

/** Where the objects of all generations are. */
export function harnessFolder(kind: HarnessKind): string {
  return join(fuzzFolder, kind);
}

/** Builds what is missing or old; make knows. */
export async function buildHarness(kind: HarnessKind): Promise<void> {
  // The codecs for the system's C library, which sanitizers need.
  const { codecs } = await providedParts(
    await findEmulatedBoard('host'),
    await micropythonTree(),
    'sanitized',
  );
  const words = ['-C', join(projectRoot, 'tests', 'fuzz'), `KIND=${kind}`, `CODECS_PREFIX=${codecs}`];
  const title = `Building the engine's fuzzing harness, ${kind}`;
  await withLock(join(harnessFolder(kind), 'lock'), title, async () => {
    const log = await BuildLog.create(`fuzz-${kind}`);
    await log.run(['make', jobs, ...words, `BUILD=${harnessFolder(kind)}`]);
  });
}
