// SPDX-License-Identifier: MIT
// The Dockerfile's base image, created from Debian's packages instead of pulled.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../../../cli/support/cache.js';
import { fingerprint } from '../../../cli/support/fingerprint.js';
import { Failure } from '../../../cli/support/failure.js';
import { BuildLog } from '../../../cli/support/logged-process.js';
import { projectRoot } from '../../../cli/support/project.js';
import { buildah } from './chroot-engine.js';
import { aptSettings, debianSources } from './machine-settings.js';

/** dpkg's settings of Debian's slim images: no documents, and no waiting for the disk. */
const DPKG_OPTIONS = [
  'force-unsafe-io',
  ...['doc', 'groff', 'info', 'lintian', 'locale', 'man'].map((name) => `path-exclude=/usr/share/${name}/*`),
  'path-include=/usr/share/doc/*/copyright',
];

/** The name of a stand-in for the Dockerfile's base in buildah's storage; creates it if it is missing. */
export async function baseImage(): Promise<string> {
  const suite = await baseSuite();
  const [sources, settings] = await Promise.all([debianSources(suite), aptSettings()]);
  const inputs = { suite, sources, settings, DPKG_OPTIONS, recipe: 1 };
  const folder = await cached({
    name: `debian-${suite}`,
    inputs,
    title: `Creating a base image of Debian ${suite}`,
    make: (target) => bootstrap(target, suite, sources, settings),
  });
  const name = `localhost/debian-${suite}-slim:${fingerprint(inputs)}`;
  if ((await buildah(['images', '--quiet', '--filter', `reference=${name}`])) === '') {
    await importImage(join(folder, 'root.tar'), name);
  }
  return name;
}

async function baseSuite(): Promise<string> {
  const dockerfile = await readFile(join(projectRoot, 'Dockerfile'), 'utf8');
  const suite = /^ARG BASE=debian:(\w+)-slim$/m.exec(dockerfile)?.[1];
  if (suite === undefined) {
    throw new Failure('the Dockerfile has no line ARG BASE=debian:SUITE-slim');
  }
  return suite;
}

async function bootstrap(target: string, suite: string, sources: string, settings: string): Promise<void> {
  const [sourcesFile, settingsFile] = [join(target, 'debian.sources'), join(target, '99machine')];
  await mkdir(target, { recursive: true });
  await writeFile(sourcesFile, sources);
  await writeFile(settingsFile, settings);
  const log = await BuildLog.create(`debian-${suite}`);
  await log.run([
    'mmdebstrap',
    '--variant=minbase',
    `--aptopt=${settingsFile}`,
    ...DPKG_OPTIONS.map((option) => `--dpkgopt=${option}`),
    '--customize-hook=rm -f "$1"/etc/apt/sources.list.d/* "$1"/etc/apt/sources.list',
    `--customize-hook=copy-in ${sourcesFile} /etc/apt/sources.list.d`,
    suite,
    join(target, 'root.tar'),
    sourcesFile,
  ]);
}

async function importImage(tarball: string, name: string): Promise<void> {
  const container = await buildah(['from', 'scratch']);
  await buildah(['add', '--quiet', container, tarball, '/']);
  await buildah(['config', '--cmd', 'bash', container]);
  await buildah(['commit', '--quiet', container, name]);
  await buildah(['rm', container]);
}
