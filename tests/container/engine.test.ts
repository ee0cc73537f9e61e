// SPDX-License-Identifier: MIT
// The choice of a container engine, and the errors without one. Stand-ins replace docker and podman.
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-engine-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

let count = 0;

/** A PATH with only node, a shell and the given programs, which are shell scripts. */
async function programs(scripts: Record<string, string>): Promise<string> {
  count += 1;
  const bin = path.join(folder, `bin${count}`);
  await mkdir(bin);
  for (const name of ['node', 'bash', 'sh', 'ps']) {
    const { stdout } = await $({ quiet: true, nothrow: true })`command -v ${name}`;
    await symlink(stdout.trim(), path.join(bin, name));
  }
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(bin, name), 0o755);
  }
  return bin;
}

interface ProgramResult {
  exitCode: number | null;
  stderr: string;
}

const DOCKER_TEST = 'tests/tools/image-check/docker-test';
const FIRMWARE = 'cli/programs/firmware';

async function run(program: string, args: string[], PATH: string): Promise<ProgramResult> {
  const entry = path.join(projectRoot, 'dist', `${program}.js`);
  const node = $({ quiet: true, nothrow: true, env: { ...process.env, PATH } });
  const { exitCode, stderr } = await node`node ${entry} ${args}`;
  return { exitCode, stderr };
}

const SILENT_DAEMON = "echo 'Cannot connect to the Docker daemon. Is it running?' >&2; exit 1";

describe('without an engine', () => {
  it('docker-test exits with 3 and names the programs to install', async () => {
    const { exitCode, stderr } = await run(DOCKER_TEST, [], await programs({}));
    expect(exitCode).toBe(3);
    for (const piece of [
      'docker: not installed',
      'podman: not installed',
      'apt install podman',
      'image-check',
    ]) {
      expect(stderr).toContain(piece);
    }
  });

  it('a Docker without its daemon is distinguished from a missing Docker', async () => {
    const { exitCode, stderr } = await run(DOCKER_TEST, [], await programs({ docker: SILENT_DAEMON }));
    expect(exitCode).toBe(3);
    expect(stderr).toContain('docker: Cannot connect to the Docker daemon. Is it running?');
    expect(stderr).toContain('podman: not installed');
  });
});

describe('with an engine', () => {
  const recorder = (code: string): string =>
    `echo "$0 $*" >>${folder}/calls; case $1 in ${code} *) exit 0;; esac`;

  async function calls(): Promise<string[]> {
    const { stdout } = await $({ quiet: true })`cat ${path.join(folder, 'calls')}`;
    await rm(path.join(folder, 'calls'));
    return stdout.trim().split('\n');
  }

  it('podman replaces a Docker without its daemon; the image is built, then run as the user', async () => {
    const bin = await programs({ docker: SILENT_DAEMON, podman: recorder('') });
    expect(await run(DOCKER_TEST, ['--pull'], bin)).toMatchObject({ exitCode: 0 });
    const [, build, start] = await calls();
    expect(build).toMatch(/podman build --target test --tag k230-vencoder:test --pull /);
    expect(start).toMatch(/podman run --rm .*--user \d+:\d+ --network none k230-vencoder:test$/);
  });

  it('the exit code of the tests is passed through', async () => {
    const bin = await programs({ docker: recorder('run) exit 1;;') });
    expect(await run(DOCKER_TEST, [], bin)).toMatchObject({ exitCode: 1 });
    expect(await calls()).toHaveLength(3);
  });

  it('a failed build exits with 3, and nothing is run', async () => {
    const bin = await programs({ docker: recorder('build) exit 1;;') });
    const { exitCode, stderr } = await run(DOCKER_TEST, [], bin);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('docker build failed');
    expect(await calls()).toHaveLength(2);
  });
});

it.each([
  ['an unknown board', ['--board', 'k999'], 'there is no board "k999"'],
  ['no board', [], '--board'],
  ['an unknown option', ['--board', 'host', '--fast'], '--fast'],
])('firmware with %s exits with 2 before it looks for an engine', async (_, args, piece) => {
  const { exitCode, stderr } = await run(FIRMWARE, args, await programs({}));
  expect(exitCode).toBe(2);
  expect(stderr).toContain(piece);
});
