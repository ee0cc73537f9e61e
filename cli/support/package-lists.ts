// SPDX-License-Identifier: MIT
// Debian packages by purpose, one list each in packages/.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execute } from './execute.js';
import { Failure } from './failure.js';
import { BuildLog } from './logged-process.js';
import { hasProgram, installCommand } from './packages.js';
import { step } from './progress.js';
import { projectRoot } from './project.js';

/** A list in packages/: each line is a package and its purpose. The Dockerfile reads `project`, `browser` and `firmware`. */
export type PackageList = 'project' | 'browser' | 'image-check' | 'firmware' | 'fuzz';

/** Installs the missing packages of a list, as root or with sudo; runs nothing if none is missing. */
export async function installPackages(list: PackageList): Promise<void> {
  const missing = await missingOf(list);
  if (missing.length === 0) {
    return;
  }
  const command = installCommand(missing);
  const sudo = await privilege(command);
  step(`Installing Debian packages: ${missing.join(' ')}`);
  const log = await BuildLog.create('debian-packages');
  await apt(log, sudo, ['update'], command);
  await apt(log, sudo, ['install', '--yes', '--no-install-recommends', ...missing], command);
}

/** The packages of a list that are not installed. */
export async function missingOf(list: PackageList): Promise<string[]> {
  return await missingPackages(await packageNames(list));
}

async function packageNames(list: PackageList): Promise<string[]> {
  const text = await readFile(join(projectRoot, 'cli', 'support', 'packages', `${list}.txt`), 'utf8');
  return text.split('\n').flatMap((line) => /^\S+/.exec(line) ?? []);
}

async function missingPackages(names: string[]): Promise<string[]> {
  if (!(await hasProgram('dpkg-query'))) {
    return names;
  }
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = await execute()`dpkg-query --show --showformat ${format} ${names}`;
  const installed = new Set(
    stdout
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
  if (!(await hasProgram('sudo'))) {
    throw new Failure('Debian packages are missing, and sudo is not installed', `Run as root: ${command}`);
  }
  return ['sudo'];
}

async function apt(log: BuildLog, sudo: string[], args: string[], command: string): Promise<void> {
  const options = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  try {
    await log.run([...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args], {
      mayPrompt: true,
    });
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    throw new Failure(`apt-get ${args[0]} failed`, `${error.hint}\nRun as root: ${command}`);
  }
}
