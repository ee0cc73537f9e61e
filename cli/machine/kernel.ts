// SPDX-License-Identifier: MIT
// The machine's kernel: Debian's for riscv64, as QEMU loads it.

import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, isCached, type CacheEntry } from '../support/cache.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { requireProgram } from '../support/packages.js';
import { dependencyOf, unpackPackages } from '../toolchain/debian-archive.js';

/** QEMU puts the device tree 30 MiB above its default address for a kernel, and Debian's is larger. */
const ADDRESS = '0x10000000';
const LINKER = 'riscv64-linux-gnu-ld';
const LATEST = {
  suites: ['trixie'],
  architecture: 'riscv64',
  names: ['linux-image-riscv64'],
  isWhole: false,
};

const KERNEL: CacheEntry = {
  name: 'kernel-riscv64',
  inputs: { LATEST, ADDRESS, recipe: 1 },
  title: "Downloading Debian's kernel for riscv64 (113 MB)",
  make: provideKernel,
};

/** The path of the kernel, an ELF file; downloads it. */
export async function machineKernel(): Promise<string> {
  await requireProgram(LINKER);
  return join(await cached(KERNEL), 'kernel.elf');
}

export function hasKernel(): boolean {
  return isCached(KERNEL);
}

async function provideKernel(folder: string): Promise<void> {
  const name = await dependencyOf(LATEST, /linux-image-[\d.]+[^ \n]*-riscv64\b/);
  await unpackPackages({ ...LATEST, names: [name] }, folder);
  const image = (await readdir(join(folder, 'boot'))).find((file) => file.startsWith('vmlinu'));
  if (image === undefined) {
    throw new Failure(`${name} has no kernel in /boot`);
  }
  await rename(join(folder, 'boot', image), join(folder, 'image'));
  const place = [`--section-start=.data=${ADDRESS}`, '-e', ADDRESS];
  const link = ['-N', '-m', 'elf64lriscv', ...place, '-b', 'binary', 'image', '-o', 'kernel.elf'];
  await execute({ check: true, cwd: folder })`${LINKER} ${link}`;
  // Debian's modules need 400 MB, and the machine none of them.
  for (const name of (await readdir(folder)).filter((each) => each !== 'kernel.elf')) {
    await rm(join(folder, name), { recursive: true });
  }
}
