// SPDX-License-Identifier: MIT
// Downloads source tarballs from Debian's archive by apt with its own state: it checks signatures against Debian's
// keyring, leaves the system's package sources unchanged, and needs no privileges.

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { execute } from '../support/execute.js';
import { Failure } from '../support/failure.js';
import { withLock } from '../support/file-lock.js';
import { cacheFolder } from '../support/project.js';

/** Debian's keys; every release has this path. */
export const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
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
  await update(suite);
  const source = ['source', '--download-only', '--tar-only', '--only-source'];
  const offers = await apt(suite, [...source, '--print-uris', name], folder);
  if (!offers.includes(` ${file} `)) {
    throw new Failure(`${suite} has no ${file}`);
  }
  await apt(suite, [...source, name], folder);
}

// Once per process and suite. Our lock waits; apt's lock would fail.
async function update(suite: string): Promise<void> {
  let pending = updates.get(suite);
  if (pending === undefined) {
    pending = withLock(join(cacheFolder, 'locks', `apt-${suite}`), `package lists of ${suite}`, () =>
      refresh(suite),
    );
    updates.set(suite, pending);
  }
  await pending;
}

async function refresh(suite: string): Promise<void> {
  if (!existsSync(keyring)) {
    throw new Failure(`${keyring} is missing`, 'Run as root: apt install debian-archive-keyring');
  }
  const folder = aptFolder(suite);
  await makeFolder(join(folder, 'state', 'lists', 'partial'));
  await makeFolder(join(folder, 'cache', 'archives', 'partial'));
  await writeFile(join(folder, 'status'), '');
  await writeFile(
    join(folder, 'debian.sources'),
    `Types: deb-src\nURIs: ${await systemMirror()}\nSuites: ${suite}\nComponents: main\nSigned-By: ${keyring}\n`,
  );
  await apt(suite, ['--error-on=any', 'update'], folder);
}

async function apt(suite: string, args: string[], cwd: string): Promise<string> {
  const result = await execute({ cwd })`apt-get -q ${settings(suite)} ${args}`;
  if (result.exitCode !== 0) {
    const errors = result.stderr.split('\n').filter((line) => /^[EW]:/.test(line));
    throw new Failure(`apt-get ${args[0]} from ${suite} failed`, errors.join('\n'));
  }
  return result.stdout;
}

function aptFolder(suite: string): string {
  return join(cacheFolder, 'apt', suite);
}

function settings(suite: string): string[] {
  const folder = aptFolder(suite);
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
