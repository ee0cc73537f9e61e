// SPDX-License-Identifier: MIT
// Downloads source tarballs and packages from Debian's archive by apt with its own state: it checks signatures against
// Debian's keyring, leaves the system's package sources unchanged, and needs no privileges.

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { withEntryLock } from '../support/cache-lock.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { cacheFolder } from '../support/project.js';

/** Debian's keys; every release has this path. */
export const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** What apt reads, with a state of its own. */
interface Lists {
  /** Name of the state's folder. */
  name: string;
  kind: 'deb' | 'deb-src';
  suites: readonly string[];
  /** Default: this machine's. */
  architecture?: string;
}

/** Packages of an architecture, from the last suite that has them. */
export interface Packages {
  suites: readonly string[];
  architecture: string;
  names: readonly string[];
  /** Also all that they need. */
  isWhole: boolean;
}

const updates = new Map<string, Promise<void>>();

/**
 * Downloads the upstream tarball `file` of source package `name` from `suite` into `folder`, resuming an
 * interrupted download. Throws a Failure if the suite does not have that file (any more).
 */
export async function downloadTarball(
  suite: string,
  name: string,
  file: string,
  folder: string,
): Promise<void> {
  const lists: Lists = { name: suite, kind: 'deb-src', suites: [suite] };
  await update(lists);
  const source = ['source', '--download-only', '--tar-only', '--only-source'];
  const offers = await apt(lists, [...source, '--print-uris', name], folder);
  if (!offers.includes(` ${file} `)) {
    throw new Failure(`${suite} has no ${file}`);
  }
  await apt(lists, [...source, name], folder);
}

/** Downloads packages and unpacks them into `folder`, without running their scripts. */
export async function unpackPackages(packages: Packages, folder: string): Promise<void> {
  const { suites, architecture, names, isWhole } = packages;
  const lists: Lists = { name: `${suites.join('-')}-${architecture}`, kind: 'deb', suites, architecture };
  await update(lists);
  const release = ['--target-release', suites.at(-1) ?? ''];
  const archives = await mkdtemp(join(folder, 'archives-'));
  if (isWhole) {
    const cache = ['-o', `Dir::Cache::archives=${archives}`];
    const install = ['install', '--download-only', '--yes', '--no-install-recommends'];
    await makeFolder(join(archives, 'partial'));
    await apt(lists, [...cache, ...release, ...install, ...names], folder);
  } else {
    await apt(lists, [...release, 'download', ...names], archives);
  }
  for (const file of (await readdir(archives)).filter((name) => name.endsWith('.deb'))) {
    await execute({ check: true })`dpkg-deb --extract ${join(archives, file)} ${folder}`;
  }
  await rm(archives, { recursive: true });
}

/** The name of a package that another one depends on, such as the kernel's; a Failure if there is none. */
export async function dependencyOf(packages: Packages, pattern: RegExp): Promise<string> {
  const { suites, architecture, names } = packages;
  const lists: Lists = { name: `${suites.join('-')}-${architecture}`, kind: 'deb', suites, architecture };
  await update(lists);
  const shown = await executeApt('apt-cache', lists, ['depends', '--important', ...names], cacheFolder);
  const found = pattern.exec(shown)?.[0];
  if (found === undefined) {
    throw new Failure(`${suites.join(', ')}: ${names.join(', ')} depends on no ${String(pattern)}`);
  }
  return found;
}

// Once per process and state. Our lock waits; apt's lock would fail.
async function update(lists: Lists): Promise<void> {
  let pending = updates.get(lists.name);
  if (pending === undefined) {
    const title = `package lists of ${lists.suites.join(', ')}`;
    pending = withEntryLock(`apt-${lists.name}`, title, () => refresh(lists));
    updates.set(lists.name, pending);
  }
  await pending;
}

async function refresh(lists: Lists): Promise<void> {
  if (!existsSync(keyring)) {
    throw new Failure(`${keyring} is missing`, 'Run as root: apt install debian-archive-keyring');
  }
  const folder = aptFolder(lists);
  await makeFolder(join(folder, 'state', 'lists', 'partial'));
  await makeFolder(join(folder, 'cache', 'archives', 'partial'));
  await writeFile(join(folder, 'status'), '');
  await writeFile(
    join(folder, 'debian.sources'),
    `Types: ${lists.kind}\nURIs: ${await systemMirror()}\nSuites: ${lists.suites.join(' ')}\nComponents: main\nSigned-By: ${keyring}\n`,
  );
  await apt(lists, ['--error-on=any', 'update'], folder);
}

async function apt(lists: Lists, args: string[], cwd: string): Promise<string> {
  return await executeApt('apt-get', lists, args, cwd);
}

async function executeApt(program: string, lists: Lists, args: string[], cwd: string): Promise<string> {
  const result = await execute({ cwd })`${program} -q ${settings(lists)} ${args}`;
  if (result.exitCode !== 0) {
    const errors = result.stderr.split('\n').filter((line) => /^[EW]:/.test(line));
    throw new Failure(`${program} ${args[0]} from ${lists.suites.join(', ')} failed`, errors.join('\n'));
  }
  return result.stdout;
}

function aptFolder({ name }: Lists): string {
  return join(cacheFolder, 'apt', name);
}

function settings(lists: Lists): string[] {
  const folder = aptFolder(lists);
  const { architecture } = lists;
  return [
    `Dir::State=${folder}/state`,
    `Dir::State::status=${folder}/status`,
    `Dir::Cache=${folder}/cache`,
    `Dir::Etc::sourcelist=${folder}/debian.sources`,
    'Dir::Etc::sourceparts=/dev/null',
    'Acquire::Languages=none',
    'Acquire::Retries=3',
    // A mirror may be behind, and the release files of testing and unstable expire after a week.
    'Acquire::Check-Valid-Until=false',
    // The user owns the cache, so apt's own user cannot write there.
    'APT::Sandbox::User=',
    ...(architecture === undefined
      ? []
      : [`APT::Architecture=${architecture}`, `APT::Architectures=${architecture}`]),
  ].flatMap((setting) => ['-o', setting]);
}

/** The mirror that the system uses for its own release, without a trailing slash. */
export async function systemMirror(): Promise<string> {
  const osRelease = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME="?(\w+)/m.exec(osRelease)?.[1] ?? 'unknown';
  const empty = join(cacheFolder, 'apt', 'no-lists');
  await makeFolder(join(empty, 'lists', 'partial'));
  const uris = await execute()`apt-get -o Dir::State=${empty} --print-uris update`;
  const found = new RegExp(`^'(\\S+)/dists/${codename}/`, 'm').exec(uris.stdout)?.[1];
  if (found === undefined) {
    throw new Failure(
      `apt's package sources name no mirror for ${codename}, from which to download source packages`,
      'Add a mirror (see: man sources.list), or copy the tarballs of cli/toolchain/third-party.json to\n' +
        join(cacheFolder, 'tarballs'),
    );
  }
  return found;
}
