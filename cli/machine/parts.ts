// SPDX-License-Identifier: MIT
// What the machine needs besides the board's program: QEMU, a kernel, /init, a device tree.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmulatedBoard } from '../boards/boards.js';
import { cached } from '../support/cache.js';
import { execute } from '../support/execute.js';
import { BuildLog } from '../support/logged-process.js';
import { requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { cLibrary } from '../toolchain/c-library.js';
import { compilerOf } from '../toolchain/compiler.js';
import { machineKernel } from './kernel.js';
import { machineQemu } from './qemu.js';

const INIT_FOLDER = join(projectRoot, 'firmware', 'machine-init');
/** The files that the build of /init reads. */
export const INIT_FILES = readdirSync(INIT_FOLDER)
  .sort()
  .map((name) => join(INIT_FOLDER, name));

export interface DownloadedParts {
  /** The command of QEMU, without options of the machine. */
  qemu: string[];
  kernel: string;
}

export interface MachineParts extends DownloadedParts {
  init: string;
  deviceTree: string;
}

/** What is not built here; a Failure where it cannot be had: Debian's suites drop old versions. */
export async function downloadedParts(machine: string): Promise<DownloadedParts> {
  const [qemu, kernel] = await Promise.all([machineQemu(machine), machineKernel()]);
  return { qemu, kernel };
}

/** The parts; downloads or builds what is missing. */
export async function machineParts(board: EmulatedBoard, machine: string): Promise<MachineParts> {
  const [downloaded, init, deviceTree] = await Promise.all([
    downloadedParts(machine),
    initProgram(board),
    compiledTree(board, machine),
  ]);
  return { ...downloaded, init, deviceTree };
}

async function initProgram(board: EmulatedBoard): Promise<string> {
  const library = await cLibrary('musl', await compilerOf(board));
  const texts = await Promise.all(INIT_FILES.map((file) => readFile(file, 'utf8')));
  const folder = await cached({
    name: 'machine-init',
    inputs: { texts, library, recipe: 1 },
    title: "Building the K230 machine's /init",
    make: async (target) => {
      const log = await BuildLog.create('machine-init');
      const sources = INIT_FILES.filter((file) => file.endsWith('.c'));
      await log.run([
        library.cc,
        '-O2',
        '-std=gnu99',
        '-Wall',
        '-Wextra',
        '-Werror',
        ...sources,
        ...library.linkage,
        '-o',
        join(target, 'init'),
      ]);
    },
  });
  return join(folder, 'init');
}

async function compiledTree(board: EmulatedBoard, machine: string): Promise<string> {
  await requireProgram('dtc');
  const source = join(projectRoot, 'boards', board.name, `${machine}.dts`);
  const text = await readFile(source, 'utf8');
  const folder = await cached({
    name: `device-tree-${machine}`,
    inputs: { text, recipe: 1 },
    title: `Compiling the device tree of ${board.name}`,
    make: async (target) => {
      await execute({ check: true })`dtc -q -I dts -O dtb -o ${join(target, 'tree.dtb')} ${source}`;
    },
  });
  return join(folder, 'tree.dtb');
}
