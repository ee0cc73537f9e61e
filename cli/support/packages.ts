// SPDX-License-Identifier: MIT
// Programs that this machine has, and the Debian packages of missing ones.

import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.js';
import { isClone, makeCommand } from './start-command.js';

/** The package of each program, for the error that reports a missing program. */
const programPackages: Record<string, string> = {
  gcc: 'build-essential',
  'g++': 'build-essential',
  make: 'build-essential',
  cmake: 'cmake',
  dtc: 'device-tree-compiler',
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  flock: 'util-linux',
  git: 'git',
  lsblk: 'util-linux',
  mcopy: 'mtools',
  mdir: 'mtools',
  mmd: 'mtools',
  nasm: 'nasm',
  patch: 'patch',
  python3: 'python3',
  'qemu-riscv64': 'qemu-user',
  setpriv: 'util-linux',
  sfdisk: 'fdisk',
  socat: 'socat',
  valgrind: 'valgrind',
  'riscv64-linux-gnu-ld': 'binutils-riscv64-linux-gnu',
  'riscv64-linux-gnu-gcc': 'gcc-riscv64-linux-gnu',
  'riscv64-linux-gnu-g++': 'g++-riscv64-linux-gnu',
};

/** Whether `program`, a name or a path, is in the folders of `path` (default: PATH). */
export async function hasProgram(program: string, path?: string): Promise<boolean> {
  return (await findProgram(program, path)) !== undefined;
}

/** The path of `program`, a name or a path, in the folders of `path` (default: PATH). */
export async function findProgram(
  program: string,
  path = process.env['PATH'] ?? '',
): Promise<string | undefined> {
  const places = program.includes('/')
    ? [program]
    : path.split(delimiter).map((folder) => join(folder, program));
  const found = await Promise.all(places.map(isExecutable));
  return places[found.indexOf(true)];
}

/** Throws a Failure that names the package if `program` is not in the folders of `path` (default: PATH). */
export async function requireProgram(program: string, path?: string): Promise<void> {
  if (!(await hasProgram(program, path))) {
    throw notInstalled(program);
  }
}

/** The Failure that reports a missing program. */
export function notInstalled(program: string): Failure {
  const name = programPackages[program];
  const advice = isClone ? `Run: ${makeCommand('setup')}` : 'Install it.';
  return new Failure(
    `${program} is not installed`,
    name === undefined ? advice : `Run: ${installHint([name])}`,
  );
}

/** Commands that install packages, one a line. */
export function installHint(names: string[]): string {
  const command = installCommand(names);
  return isClone ? `${makeCommand('setup')}\nor: ${command}` : command;
}

/** The command with which root installs packages. */
export function installCommand(names: string[]): string {
  return `apt-get update && apt-get install --yes ${names.join(' ')}`;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
