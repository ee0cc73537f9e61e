// This file is part of the k230 vencoder project, MIT licence.
// Debian packages the project needs, by name; installed only when one is missing.

import { $ } from 'zx';
import { Failure } from './failure.js';
import { step } from './progress.js';

/** Every package, with what it is for. */
const packages = {
  'build-essential': 'native compiler, make, dpkg-dev',
  'ca-certificates': 'https mirrors',
  'clang-format': 'format of the C sources',
  cmake: 'build of kvazaar and libjpeg-turbo',
  cppcheck: 'static checks of the C sources',
  'debian-archive-keyring': 'signatures of source packages',
  ffmpeg: 'judge of the streams',
  'g++-riscv64-linux-gnu': 'build of openh264',
  'gcc-riscv64-linux-gnu': "the K230's compiler",
  git: 'history of the project',
  'libcmocka-dev': 'tests of the virtual MPP',
  'pkg-config': "MicroPython's unix build",
  python3: "MicroPython's build",
  'qemu-user': 'the emulated K230',
  'util-linux': 'flock',
  'xz-utils': 'source tarballs',
} as const;

/** Which package a program comes from, for the error that says it is missing. */
const programPackages: Record<string, keyof typeof packages> = {
  gcc: 'build-essential',
  'g++': 'build-essential',
  make: 'build-essential',
  cmake: 'cmake',
  git: 'git',
  python3: 'python3',
  'qemu-riscv64': 'qemu-user',
  'riscv64-linux-gnu-gcc': 'gcc-riscv64-linux-gnu',
  'riscv64-linux-gnu-g++': 'g++-riscv64-linux-gnu',
};

/** Installs what is missing, as root or by sudo; does nothing at all when everything is there. */
export async function installPackages(): Promise<void> {
  const missing = await missingPackages();
  if (missing.length === 0) {
    return;
  }
  const command = installCommand(missing);
  const sudo = await privilege(command);
  step(`Installing Debian packages: ${missing.join(' ')}`);
  await apt(sudo, ['update'], command);
  await apt(sudo, ['install', '--yes', '--no-install-recommends', ...missing], command);
}

/** Throws a Failure naming the package when `program` cannot be found. */
export async function requireProgram(program: string): Promise<void> {
  const found = await $({ nothrow: true, quiet: true })`command -v ${program}`;
  if (found.exitCode !== 0) {
    const name = programPackages[program];
    throw new Failure(
      `${program} is not installed`,
      name === undefined ? 'make setup' : `make setup\nor: ${installCommand([name])}`,
    );
  }
}

async function missingPackages(): Promise<string[]> {
  const names = Object.keys(packages);
  const query = await $({
    nothrow: true,
    quiet: true,
  })`dpkg-query --show --showformat ${'${Package} ${db:Status-Status}\n'} ${names}`;
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

async function privilege(command: string): Promise<string[]> {
  if (process.getuid?.() === 0) {
    return [];
  }
  const sudo = await $({ nothrow: true, quiet: true })`command -v sudo`;
  if (sudo.exitCode !== 0) {
    throw new Failure(
      'Debian packages are missing and there is no sudo to install them',
      `As root: ${command}`,
    );
  }
  return ['sudo'];
}

async function apt(sudo: string[], words: string[], command: string): Promise<void> {
  // stdout stays clean; a password prompt of sudo goes to the terminal.
  const result = await $({
    nothrow: true,
    quiet: true,
    stdio: ['inherit', process.stderr.fd, process.stderr.fd],
  })`${sudo} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 ${words}`;
  if (result.exitCode !== 0) {
    throw new Failure(`apt-get ${words[0]} failed`, `Try by hand, as root: ${command}`);
  }
}

function installCommand(names: string[]): string {
  return `apt-get update && apt-get install --yes ${names.join(' ')}`;
}
