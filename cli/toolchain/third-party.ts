// SPDX-License-Identifier: MIT
// Third-party sources: which there are (third-party.json) and how each gets into the cache.

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, cachedFolder, type CacheEntry } from '../support/cache.js';
import { downloadTarball } from './debian-archive.js';
import { Failure } from '../support/failure.js';
import { withLock } from '../support/file-lock.js';
import { fileSha256 } from '../support/fingerprint.js';
import { BuildLog } from '../support/logged-process.js';
import { step } from '../support/progress.js';
import { cacheFolder, projectRoot } from '../support/project.js';

interface Release {
  version: string;
  /** Debian suites that have it, the preferred one first. */
  suites: string[];
  file: string;
  sha256: string;
  /** Files of cli/toolchain/patches/ that the unpacked source gets. */
  patches?: string[];
}

interface Source {
  name: string;
  use: string;
  licence: string;
  /** The preferred release first; the others are for a mirror that has lost it. */
  releases: Release[];
}

export interface SourceTree {
  name: string;
  version: string;
  /** The unpacked source; never written to by a build. */
  folder: string;
}

/** All third-party sources' names. */
export async function sourceNames(): Promise<string[]> {
  return (await readSources()).map((source) => source.name);
}

/** The versions of a source in third-party.json, the preferred one first. */
export async function sourceVersions(name: string): Promise<string[]> {
  return (await findSource(name)).releases.map((release) => release.version);
}

/**
 * The unpacked tree of a source in third-party.json, fetched first when it is not in the cache. `version` is for one
 * release only; without it, any will do, the preferred ones first.
 */
export async function sourceTree(name: string, version?: string): Promise<SourceTree> {
  const source = await findSource(name, version);
  const release = atHand(source) ?? (await fetchFirst(source));
  return { name, version: release.version, folder: await cached(unpacking(name, release)) };
}

/** As `sourceTree`, but undefined where it would have to be fetched. */
export async function sourceTreeAtHand(name: string, version: string): Promise<SourceTree | undefined> {
  return atHand(await findSource(name, version)) && (await sourceTree(name, version));
}

const tarballFolder = join(cacheFolder, 'tarballs');
const patchFolder = join(projectRoot, 'cli', 'toolchain', 'patches');

async function readSources(): Promise<Source[]> {
  return JSON.parse(
    await readFile(join(projectRoot, 'cli', 'toolchain', 'third-party.json'), 'utf8'),
  ) as Source[];
}

async function findSource(name: string, version?: string): Promise<Source> {
  const source = (await readSources()).find((candidate) => candidate.name === name);
  if (source === undefined) {
    throw new Failure(`cli/toolchain/third-party.json has no source "${name}"`);
  }
  const isWanted = (release: Release): boolean => version === undefined || release.version === version;
  return { ...source, releases: source.releases.filter(isWanted) };
}

// What is unpacked already comes first, then what is only downloaded.
function atHand({ name, releases }: Source): Release | undefined {
  return (
    releases.find((release) => existsSync(cachedFolder(unpacking(name, release)))) ??
    releases.find((release) => existsSync(join(tarballFolder, release.file)))
  );
}

async function fetchFirst(source: Source): Promise<Release> {
  return await withLock(join(cacheFolder, 'locks', `fetch-${source.name}`), `source of ${source.name}`, () =>
    fetch(source),
  );
}

async function fetch(source: Source): Promise<Release> {
  const reasons: string[] = [];
  for (const release of source.releases) {
    for (const suite of release.suites) {
      try {
        await fetchFrom(source, release, suite);
        return release;
      } catch (error) {
        if (!(error instanceof Failure)) {
          throw error;
        }
        reasons.push(`${release.version} from ${suite}: ${error.describe()}`);
      }
    }
  }
  throw new Failure(
    `the source of ${source.name} (${source.use}) is not to be had`,
    `${reasons.join('\n')}\nCheck the network, or put one of these files into ${tarballFolder}:\n` +
      source.releases.map((release) => `${release.file}  sha256 ${release.sha256}`).join('\n'),
  );
}

async function fetchFrom(source: Source, release: Release, suite: string): Promise<void> {
  const target = join(tarballFolder, release.file);
  if (existsSync(target)) {
    return;
  }
  step(`Fetching ${source.name} ${release.version} from Debian ${suite}`);
  const partial = join(tarballFolder, 'partial', suite);
  await mkdir(partial, { recursive: true });
  await downloadTarball(suite, source.name, release.file, partial);
  await verify(release, join(partial, release.file));
  await rename(join(partial, release.file), target);
}

async function verify(release: Release, path = join(tarballFolder, release.file)): Promise<void> {
  const sum = await fileSha256(path);
  if (sum !== release.sha256) {
    await rm(path, { force: true });
    throw new Failure(
      `${release.file} has SHA-256 ${sum}, but cli/toolchain/third-party.json says ${release.sha256}`,
      'The file was removed; run the command again to fetch it anew.',
    );
  }
}

function unpacking(name: string, release: Release): CacheEntry {
  return {
    name: `source-${name}-${release.version}`,
    inputs: {
      sha256: release.sha256,
      patches: release.patches?.map((patch) => readFileSync(join(patchFolder, patch), 'utf8')),
    },
    title: `Unpacking ${name} ${release.version}`,
    make: async (folder) => {
      await verify(release);
      const log = await BuildLog.create(`unpack-${name}`);
      const tarball = join(tarballFolder, release.file);
      await log.run(['tar', '--extract', '--file', tarball, '--strip-components=1', '--directory', folder]);
      for (const patch of release.patches ?? []) {
        const file = join(patchFolder, patch);
        await log.run(['patch', '--strip=1', '--fuzz=0', '--directory', folder, '--input', file]);
      }
    },
  };
}
