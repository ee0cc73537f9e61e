// SPDX-License-Identifier: MIT
// Source tarballs from Debian's archive by an apt of our own: signatures are checked against Debian's
// keyring, the system's package sources stay as they are, and no privileges are needed.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { Failure } from '../support/failure.js';
import { withLock } from '../support/file-lock.js';
import { cacheFolder } from '../support/project.js';

/** Debian's keys; under this name in every release. */
export const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const quietly = { nothrow: true, quiet: true } as const;
const updates = new Map<string, Promise<void>>();

/**
 * Downloads the upstream tarball `file` of source package `name` from `suite` into `folder`, resuming an
 * interrupted download. Throws a Failure when the suite has no such file (any more).
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

// Once a process and suite; apt's own lock only fails, ours waits.
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
    throw new Failure(`${keyring} is missing`, 'apt install debian-archive-keyring');
  }
  const folder = aptFolder(suite);
  await mkdir(join(folder, 'state', 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  await writeFile(
    join(folder, 'debian.sources'),
    `Types: deb-src\nURIs: ${await systemMirror()}\nSuites: ${suite}\nComponents: main\nSigned-By: ${keyring}\n`,
  );
  await apt(suite, ['--error-on=any', 'update'], folder);
}

async function apt(suite: string, words: string[], cwd: string): Promise<string> {
  const result = await $({ ...quietly, cwd })`apt-get -q ${settings(suite)} ${words}`;
  if (result.exitCode !== 0) {
    const errors = result.stderr.split('\n').filter((line) => /^[EW]:/.test(line));
    throw new Failure(`apt-get ${words[0]} from ${suite} failed`, errors.join('\n'));
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
    // A mirror may be behind; testing's and unstable's release files run out after a week.
    'Acquire::Check-Valid-Until=false',
    // The cache belongs to the user, so apt's own user cannot write there.
    'APT::Sandbox::User=',
  ].flatMap((setting) => ['-o', setting]);
}

/** The mirror that the system itself uses for its own release, without a slash at its end. */
export async function systemMirror(): Promise<string> {
  const osRelease = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME="?(\w+)/m.exec(osRelease)?.[1] ?? 'unknown';
  const empty = join(cacheFolder, 'apt', 'no-lists');
  await mkdir(join(empty, 'lists', 'partial'), { recursive: true });
  const uris = await $(quietly)`apt-get -o Dir::State=${empty} --print-uris update`;
  const found = new RegExp(`^'(\\S+)/dists/${codename}/`, 'm').exec(uris.stdout)?.[1];
  if (found === undefined) {
    throw new Failure(
      `apt's package sources name no mirror for ${codename}, which is where source packages would come from`,
      'Add one (see: man sources.list), or put the tarballs named in cli/toolchain/third-party.json into\n' +
        join(cacheFolder, 'tarballs'),
    );
  }
  return found;
}
