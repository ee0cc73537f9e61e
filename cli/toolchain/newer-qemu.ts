// SPDX-License-Identifier: MIT
// QEMU 11.1, the first with the K230's machine and core: this system's own, or Debian's with all its libraries, unpacked into
// the cache.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { findProgram } from '../support/packages.js';
import { remembered } from '../support/remembered.js';
import { unpackPackages } from './debian-archive.js';

/** Later suites go first. */
const SUITES = ['trixie', 'trixie-backports'];
const SIZE = '35 MB';

/** One of QEMU's programs, by its Debian package, and what it must offer. */
export interface QemuProgram {
  name: string;
  package: string;
  /** Options that list what it offers. */
  list: string[];
  /** In that list. */
  offer: RegExp;
}

/** The command of a QEMU with the offer; downloads it if this system has none. */
export async function newerQemu(program: QemuProgram): Promise<string[]> {
  const own = await findProgram(program.name);
  if (own !== undefined && (await offers([own], own, program))) {
    return [own];
  }
  const { stdout } = await execute({ check: true })`dpkg --print-architecture`;
  const packages = {
    suites: SUITES,
    architecture: stdout.trim(),
    names: [program.package],
    isWhole: true,
  };
  const root = await cached({
    name: program.package,
    inputs: { packages, recipe: 1 },
    title: `Downloading ${program.package} of ${SUITES.at(-1)} with its libraries (${SIZE})`,
    make: (folder) => unpackPackages(packages, folder),
  });
  const path = join(root, 'usr', 'bin', program.name);
  const command = [...(await loaderIn(root)), path, '-L', join(root, 'usr', 'share', 'qemu')];
  if (!(await offers(command, path, program))) {
    throw new Failure(`${program.package} of ${SUITES.join(', ')} does not offer ${program.offer.source}`);
  }
  return command;
}

/** The unpacked loader starts a program with its libraries: this system's are older. */
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
async function offers(command: string[], path: string, { list, offer }: QemuProgram): Promise<boolean> {
  const text = await remembered({ command, list }, async () => {
    const { stdout } = await execute()`${command} ${list}`;
    return { value: stdout, files: [path] };
  });
  return offer.test(text);
}
