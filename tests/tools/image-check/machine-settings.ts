// SPDX-License-Identifier: MIT
// This machine's mirrors, registries and certificates, for the stand-in base image and for build secrets only.

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { keyring, systemMirror } from '../../../cli/toolchain/debian-archive.js';

export interface Secret {
  id: string;
  file: string;
}

/** apt's download settings of this machine, as a file for apt.conf.d. */
export async function aptSettings(): Promise<string> {
  const { stdout } = await $({ quiet: true })`apt-config dump Acquire`;
  const kept = stdout.split('\n').filter((line) => /^Acquire::(Check-|Retries|https?::)/.test(line));
  return kept.map((line) => `${line}\n`).join('');
}

/** Package sources of a Debian release on this machine's mirror, in the form of Debian's own images. */
export async function debianSources(suite: string): Promise<string> {
  const lines = [
    'Types: deb',
    `URIs: ${await systemMirror()}`,
    `Suites: ${suite} ${suite}-updates`,
    'Components: main',
    `Signed-By: ${keyring}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Runs `work` with this machine's npm registry and certificates in files for build secrets. */
export async function withSecrets<T>(folder: string, work: (secrets: Secret[]) => Promise<T>): Promise<T> {
  const own = await mkdtemp(join(folder, 'secrets-'));
  try {
    return await work([await npmrc(own), ...certificates()]);
  } finally {
    await rm(own, { recursive: true });
  }
}

async function npmrc(folder: string): Promise<Secret> {
  const registry = (await $({ quiet: true })`npm config get registry`).stdout.trim();
  const file = join(folder, 'npmrc');
  await writeFile(file, `registry=${registry}\n`, { mode: 0o600 });
  return { id: 'npmrc', file };
}

function certificates(): Secret[] {
  const file = process.env['NODE_EXTRA_CA_CERTS'];
  return file !== undefined && existsSync(file) ? [{ id: 'extra-ca', file }] : [];
}
