// SPDX-License-Identifier: MIT
// `vencoder doctor`: on this machine, and on one with missing programs.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('--clear-cache', () => {
  let home: string;
  let cache: string;

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'vencoder-doctor-'));
    cache = path.join(home, 'k230-vencoder');
    for (const name of [
      'codecs-0123456789abcdef',
      'codecs-fedcba9876543210',
      'tarballs',
      'records',
      'locks',
    ]) {
      await mkdir(path.join(cache, name), { recursive: true });
      await writeFile(path.join(cache, name, 'file'), name);
    }
  });
  afterEach(async () => {
    await rm(home, { recursive: true });
  });

  async function clear(): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
    const env = { ...process.env, XDG_CACHE_HOME: home };
    return await $({ nothrow: true, quiet: true, env })`${process.execPath} ${CLI} doctor --clear-cache`;
  }

  async function names(): Promise<string[]> {
    return (await readdir(cache)).sort();
  }

  it('removes all but the locks, and shows it', async () => {
    // As a run that was killed leaves it.
    await mkdir(path.join(cache, '.removed-1'));
    const { exitCode, stdout, stderr } = await clear();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^ +\d+\.\d MB {2}codecs$/m);
    expect(stdout.match(/codecs/g)).toHaveLength(1);
    expect(stdout).toMatch(/^Removed \d+\.\d MB from .*k230-vencoder\.$/m);
    expect(await names()).toEqual(['locks']);
  });

  it.each([
    ['runs in it', (folder: string) => spawn('sleep', ['60'], { cwd: folder })],
    [
      'has the lock of an entry',
      (folder: string) => spawn('flock', [`${folder}/../locks/tarballs`, 'sleep', '60']),
    ],
  ])('removes nothing while a program %s', async (_, start) => {
    const before = await names();
    const program = start(path.join(cache, 'tarballs'));
    try {
      await new Promise((resolve) => program.once('spawn', resolve));
      const { exitCode, stdout, stderr } = await clear();
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
      expect(stderr).toMatch(new RegExp(`in use by .*\\(PID ${String(program.pid)}\\).*nothing was removed`));
      expect(await names()).toEqual(before);
    } finally {
      program.kill();
    }
  });

  it('is done where there is no cache', async () => {
    await rm(cache, { recursive: true });
    expect(await clear()).toMatchObject({
      exitCode: 0,
      stdout: `Nothing to remove from ${cache}.\n`,
      stderr: '',
    });
    await mkdir(cache);
  });

  it('checks nothing, so that there is no JSON', async () => {
    const result = await $({
      nothrow: true,
      quiet: true,
    })`${process.execPath} ${CLI} doctor --clear-cache --json`;
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

it('lists the parts of the cache, largest first, in bytes', async () => {
  const parts = about((await doctor()).findings, 'cache')?.parts ?? [];
  expect(parts.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^source-micropython-/));
  const sizes = parts.map(({ bytes }) => bytes);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
});

it('prints text without --json', async () => {
  const { stdout } = await $({ nothrow: true, quiet: true })`${process.execPath} ${CLI} doctor`;
  expect(stdout).toMatch(/^ok {4}Node: \d+\.\d+\.\d+$/m);
});
