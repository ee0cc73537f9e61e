// SPDX-License-Identifier: MIT
// Third-party sources: downloads those of third-party.json, verifies and unpacks them into the cache.

import { existsSync, readFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { withEntryLock } from '../support/cache-lock.js';
import { cached, isCached, type CacheEntry } from '../support/cache.js';
import { downloadTarball } from './debian-archive.js';
import { Failure } from '../support/failure.js';
import { fileSha256 } from '../support/fingerprint.js';
import { BuildLog } from '../support/logged-process.js';
import { step } from '../support/progress.js';
import { cacheFolder, projectRoot } from '../support/project.js';

interface Release {
  version: string;
  /** Debian suites that have it, preferred one first. */
  suites: string[];
  file: string;
  sha256: string;
  /** Files in cli/toolchain/patches/ to apply to the unpacked source. */
  patches?: string[];
}

interface Source {
  name: string;
  use: string;
  licence: string;
  /** Preferred release first; the others are for mirrors that no longer have it. */
  releases: Release[];
}

export interface SourceTree {
  name: string;
  version: string;
  /** The unpacked source; builds call requireIntact first, and do not write to it. */
  folder: string;
}

/** The names of all third-party sources. */
export async function sourceNames(): Promise<string[]> {
  return (await readSources()).map((source) => source.name);
}

/** The versions of a source, preferred one first. */
export async function sourceVersions(name: string): Promise<string[]> {
  return (await findSource(name)).releases.map((release) => release.version);
}

/**
 * The unpacked tree of a source; downloads it if it is not in the cache. `version` selects one release; default: the
 * preferred one that is available.
 */
export async function sourceTree(name: string, version?: string): Promise<SourceTree> {
  const source = await findSource(name, version);
  const release = cachedRelease(source) ?? (await download(source));
  return { name, version: release.version, folder: await cached(unpacking(name, release)) };
}

/** As `sourceTree`, but undefined instead of a download. */
export async function cachedSourceTree(name: string, version: string): Promise<SourceTree | undefined> {
  return cachedRelease(await findSource(name, version)) && (await sourceTree(name, version));
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
  const isRequested = (release: Release): boolean => version === undefined || release.version === version;
  return { ...source, releases: source.releases.filter(isRequested) };
}

// Unpacked releases first, then downloaded ones.
function cachedRelease({ name, releases }: Source): Release | undefined {
  return (
    releases.find((release) => isCached(unpacking(name, release))) ??
    releases.find((release) => existsSync(join(tarballFolder, release.file)))
  );
}

async function download(source: Source): Promise<Release> {
  return await withEntryLock(`fetch-${source.name}`, `source of ${source.name}`, () => downloadAny(source));
}

async function downloadAny(source: Source): Promise<Release> {
  const reasons: string[] = [];
  for (const release of source.releases) {
    for (const suite of release.suites) {
      try {
        await downloadFrom(source, release, suite);
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
    `cannot download ${source.name} (${source.use})`,
    `${reasons.join('\n')}\nCheck the network, or copy one of these files to ${tarballFolder}:\n` +
      source.releases.map((release) => `${release.file}  sha256 ${release.sha256}`).join('\n'),
  );
}

async function downloadFrom(source: Source, release: Release, suite: string): Promise<void> {
  const target = join(tarballFolder, release.file);
  if (existsSync(target)) {
    return;
  }
  step(`Downloading ${source.name} ${release.version} from Debian ${suite}`);
  // Kept on failure: apt resumes the download.
  const partial = join(tarballFolder, 'partial', suite);
  await makeFolder(partial);
  await downloadTarball(suite, source.name, release.file, partial);
  await verify(release, join(partial, release.file));
  await rename(join(partial, release.file), target);
}

async function verify(release: Release, path = join(tarballFolder, release.file)): Promise<void> {
  const sum = await fileSha256(path);
  if (sum !== release.sha256) {
    await rm(path, { force: true });
    throw new Failure(
      `${release.file} has SHA-256 ${sum}, but cli/toolchain/third-party.json has ${release.sha256}`,
      'The file was removed. Run the command again to download it again.',
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
    // Thousands of files: a build checks them, a mere start does not.
    isCheckedLater: true,
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
