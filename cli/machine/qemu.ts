// SPDX-License-Identifier: MIT
// QEMU 11.1, the first with the K230's machine: this system's own, or Debian's with all its libraries, unpacked into the
// cache.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, isCached, type CacheEntry } from '../support/cache.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { findProgram } from '../support/packages.js';
import { remembered } from '../support/remembered.js';
import { unpackPackages } from '../toolchain/debian-archive.js';

const PROGRAM = 'qemu-system-riscv64';
const PACKAGE = 'qemu-system-riscv';
/** Packages are taken from the last, and what they depend on from any. */
const SUITES = ['trixie', 'trixie-backports'];

/** The command of a QEMU that has `machine`; downloads it if this system has none. */
export async function machineQemu(machine: string): Promise<string[]> {
  const present = await presentQemu(machine);
  if (present !== undefined) {
    return present;
  }
  const { command, path } = await unpackedQemu(await cached(await download()));
  if (!(await hasMachine(command, path, machine))) {
    throw new Failure(
      `${PACKAGE} of ${SUITES.join(', ')} has no machine ${machine}`,
      'QEMU 11.1 is the first with it.',
    );
  }
  return command;
}

/** The same, without a download. */
export async function presentQemu(machine: string): Promise<string[] | undefined> {
  const own = await findProgram(PROGRAM);
  if (own !== undefined && (await hasMachine([own], own, machine))) {
    return [own];
  }
  const entry = await download();
  if (isCached(entry)) {
    const { command, path } = await unpackedQemu(await cached(entry));
    return (await hasMachine(command, path, machine)) ? command : undefined;
  }
  return undefined;
}

async function download(): Promise<CacheEntry> {
  const { stdout } = await execute({ check: true })`dpkg --print-architecture`;
  const packages = { suites: SUITES, architecture: stdout.trim(), names: [PACKAGE], isWhole: true };
  return {
    name: PACKAGE,
    inputs: { packages, recipe: 1 },
    title: `Downloading ${PACKAGE} of ${SUITES.at(-1)} with its libraries (35 MB)`,
    make: (folder) => unpackPackages(packages, folder),
  };
}

async function unpackedQemu(root: string): Promise<{ command: string[]; path: string }> {
  const path = join(root, 'usr', 'bin', PROGRAM);
  return { command: [...(await loaderIn(root)), path, '-L', join(root, 'usr', 'share', 'qemu')], path };
}

/** The unpacked loader starts the program with its libraries: this system's are older. */
async function loaderIn(root: string): Promise<string[]> {
  const libraries = join(root, 'usr', 'lib');
  const folders = (await readdir(libraries)).map((name) => join(libraries, name));
  const triplet = folders.find((folder) => existsSync(join(folder, 'libc.so.6')));
  const loader = triplet && (await readdir(triplet)).find((name) => /^ld-linux.*\.so\.\d$/.test(name));
  if (triplet === undefined || loader === undefined) {
    throw new Failure(`${root} has no loader of programs`, `Remove it, and try again: rm -r ${root}`);
  }
  return [join(triplet, loader), '--library-path', triplet];
}

// QEMU takes 0.1 s to answer.
async function hasMachine(command: string[], path: string, machine: string): Promise<boolean> {
  const list = ['-M', 'help'];
  const text = await remembered({ command, list }, async () => {
    const { stdout } = await execute()`${command} ${list}`;
    return { value: stdout, files: [path] };
  });
  return new RegExp(`^${machine} `, 'm').test(text);
}
