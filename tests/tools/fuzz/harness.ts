// SPDX-License-Identifier: MIT
// Builds the engine with the fuzzer's harness (tests/fuzz) for both MPP generations.

import { join } from 'node:path';
import { providedParts } from '../../../cli/toolchain/board-build.js';
import { findEmulatedBoard, type Generation } from '../../../cli/boards/boards.js';
import { jobs } from '../../../cli/toolchain/compiler.js';
import { withLock } from '../../../cli/support/file-lock.js';
import { BuildLog } from '../../../cli/support/logged-process.js';
import { micropythonTree } from '../../../cli/toolchain/micropython.js';
import { buildFolder, projectRoot } from '../../../cli/support/project.js';

/** `replay` runs files as programs, `fuzzer` generates such files, `coverage` replays with coverage counters. */
export type HarnessKind = 'replay' | 'fuzzer' | 'coverage';

/** Programs in the repository; each must pass. */
export const keptPrograms = join(projectRoot, 'tests', 'fuzz', 'corpus');
/** The folder with build results and found programs. */
const fuzzFolder = join(buildFolder, 'fuzz');
/** Programs that found a defect. */
export const foundPrograms = join(fuzzFolder, 'found');

/** The fuzzer's local corpus of a generation. */
export function localCorpus(generation: Generation): string {
  return join(fuzzFolder, 'corpus', generation);
}

/** The MPP generations that are fuzzed. */
export async function harnessGenerations(): Promise<Generation[]> {
  return (await findEmulatedBoard('host')).mpp.generations;
}

/** The path of a generation's harness. */
export function harnessProgram(kind: HarnessKind, generation: Generation): string {
  return join(harnessFolder(kind), generation, 'engine');
}

/** The build folder of all generations. */
export function harnessFolder(kind: HarnessKind): string {
  return join(fuzzFolder, kind);
}

/** Builds the harness if it is missing or out of date. */
export async function buildHarness(kind: HarnessKind): Promise<void> {
  // Sanitizers need the system's C library, so these are the codecs built for it.
  const { codecs } = await providedParts(
    await findEmulatedBoard('host'),
    await micropythonTree(),
    'sanitized',
  );
  const args = ['-C', join(projectRoot, 'tests', 'fuzz'), `KIND=${kind}`, `CODECS_PREFIX=${codecs}`];
  const title = `Building the engine's fuzzing harness, ${kind}`;
  await withLock(join(harnessFolder(kind), 'lock'), title, async () => {
    const log = await BuildLog.create(`fuzz-${kind}`);
    await log.run(['make', jobs, ...args, `BUILD=${harnessFolder(kind)}`]);
  });
}
