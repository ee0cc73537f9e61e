// SPDX-License-Identifier: MIT
// `vencoder doctor`: on this machine, and on one where programs are missing.

import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import type { Finding } from '../../cli/doctor/finding.js';
import { projectRoot } from '../../cli/support/project.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');

async function doctor(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; findings: Finding[] }> {
  const run = $({ nothrow: true, quiet: true, env: { ...process.env, ...env } });
  const { exitCode, stdout, stderr } = await run`${process.execPath} ${CLI} doctor --json`;
  expect(stderr).toBe('');
  return { code: exitCode, findings: JSON.parse(stdout) as Finding[] };
}

function about(findings: Finding[], subject: string): Finding | undefined {
  return findings.find((finding) => finding.subject === subject);
}

/** A PATH with only a shell, du and lsblk. */
async function withBarePath(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-doctor-'));
  try {
    for (const program of ['bash', 'sh', 'du', 'lsblk']) {
      const { stdout } = await $({ quiet: true })`command -v ${program}`;
      await symlink(stdout.trim(), path.join(folder, program));
    }
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('finds no problem where the tests run, and has a fix for each note', async () => {
  const { code, findings } = await doctor();
  expect(code).toBe(0);
  expect(findings.filter(({ state, mend }) => state !== 'ok' && (mend ?? '') === '')).toEqual([]);
  expect(about(findings, 'Node')).toEqual({ subject: 'Node', state: 'ok', what: process.versions.node });
  expect(about(findings, 'Debian packages')?.state).toBe('ok');
  expect(about(findings, 'qemu-riscv64')?.what).toMatch(/version \d+\.\d+/);
  expect(about(findings, 'cache')?.what).toMatch(/: \d+ MB; it may be removed/);
});

it('reports what a bare machine lacks', async () => {
  await withBarePath(async (folder) => {
    const { code, findings } = await doctor({ PATH: folder });
    expect(code).toBe(0);
    expect(about(findings, 'Debian packages')).toMatchObject({ state: 'note', what: 'this is no Debian' });
    expect(about(findings, 'containers')?.mend).toContain('docker: not installed\npodman: not installed');
    expect(about(findings, 'qemu-riscv64')).toBeUndefined();
  });
});

it('exits with 1 if a package is missing', async () => {
  await withBarePath(async (folder) => {
    // Lists no package, as if none were installed.
    await symlink('/bin/true', path.join(folder, 'dpkg-query'));
    const { code, findings } = await doctor({ PATH: folder });
    expect(code).toBe(1);
    expect(about(findings, 'Debian packages')).toMatchObject({ state: 'wrong' });
    expect(about(findings, 'Debian packages')?.mend).toMatch(
      /^make setup\nor: .*apt-get install.* qemu-user/,
    );
  });
});

it('prints readable lines', async () => {
  const { stdout } = await $({ nothrow: true, quiet: true })`${process.execPath} ${CLI} doctor`;
  expect(stdout).toMatch(/^ok {4}Node: \d+\.\d+\.\d+$/m);
});
