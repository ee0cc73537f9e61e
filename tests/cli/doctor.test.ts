// SPDX-License-Identifier: MIT
// `vencoder doctor`: on this machine, and on one with missing programs.

import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import type { Finding } from '../../cli/doctor/finding.js';
import { projectRoot } from '../../cli/support/project.js';
import { MACHINE_BOARD, missingMachine } from '../machine/machine-board.js';

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

it('finds nothing wrong on the test machine, and names a fix for every note', async () => {
  const { code, findings } = await doctor();
  expect(code).toBe(0);
  expect(findings.filter(({ state, fix }) => state !== 'ok' && (fix ?? '') === '')).toEqual([]);
  expect(about(findings, 'Node')).toEqual({ subject: 'Node', state: 'ok', what: process.versions.node });
  expect(about(findings, 'Debian packages')?.state).toBe('ok');
  expect(about(findings, 'qemu-riscv64')?.what).toMatch(/version \d+\.\d+/);
  expect(about(findings, 'cache')?.what).toMatch(/: \d+ MB; safe to delete/);
});

it('reports the missing programs of a bare machine', async () => {
  await withBarePath(async (folder) => {
    const { code, findings } = await doctor({ PATH: folder });
    expect(code).toBe(0);
    expect(about(findings, 'Debian packages')).toMatchObject({ state: 'note', what: 'not a Debian system' });
    expect(about(findings, 'containers')?.fix).toContain('docker: not installed\npodman: not installed');
    expect(about(findings, 'qemu-riscv64')).toBeUndefined();
    expect(about(findings, `board ${MACHINE_BOARD}`)).toMatchObject({ state: 'note' });
  });
});

it('reports what a board with a machine has, and what it would download', async () => {
  const reason = await missingMachine();
  expect(about((await doctor()).findings, `board ${MACHINE_BOARD}`)?.state).toBe(
    reason === undefined ? 'ok' : 'note',
  );
  const empty = await mkdtemp(path.join(tmpdir(), 'vencoder-doctor-'));
  try {
    const machine = about((await doctor({ XDG_CACHE_HOME: empty })).findings, `board ${MACHINE_BOARD}`);
    expect(machine?.state).toBe('note');
    expect(machine?.fix).toContain(`run --board ${MACHINE_BOARD}`);
  } finally {
    await rm(empty, { recursive: true });
  }
});

it('exits with 1 if a package is missing', async () => {
  await withBarePath(async (folder) => {
    // Lists no package, as if none were installed.
    await symlink('/bin/true', path.join(folder, 'dpkg-query'));
    const { code, findings } = await doctor({ PATH: folder });
    expect(code).toBe(1);
    expect(about(findings, 'Debian packages')).toMatchObject({ state: 'wrong' });
    expect(about(findings, 'Debian packages')?.fix).toMatch(/^make setup\nor: .*apt-get install.* qemu-user/);
  });
});

it('prints text without --json', async () => {
  const { stdout } = await $({ nothrow: true, quiet: true })`${process.execPath} ${CLI} doctor`;
  expect(stdout).toMatch(/^ok {4}Node: \d+\.\d+\.\d+$/m);
});
