// SPDX-License-Identifier: MIT
// ./vencoder in a clone whose path has a space: it sets the clone up when that is needed, and works from everywhere.

import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute, type Executed, type ExecuteOptions } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';

const FOREIGN = ['.git', 'build', 'dist', 'node_modules', 'out'];
const SETTING_UP = 'setting up';

let folder: string;
let clone: string;
let launcher: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-launcher-'));
  clone = path.join(folder, 'a clone');
  launcher = path.join(clone, 'vencoder');
  for (const name of (await readdir(projectRoot)).filter((entry) => !FOREIGN.includes(entry))) {
    await cp(path.join(projectRoot, name), path.join(clone, name), { recursive: true });
  }
  await installPackages();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

// As npm ci leaves it; tests do not download.
async function installPackages(): Promise<void> {
  const modules = path.join(clone, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(path.join(projectRoot, 'node_modules'))) {
    if (name !== '.installed') {
      await symlink(path.join(projectRoot, 'node_modules', name), path.join(modules, name));
    }
  }
  await writeFile(path.join(modules, '.installed'), '');
}

async function start(
  command: string,
  args: string[],
  options: ExecuteOptions & { user?: string[] } = {},
): Promise<Executed> {
  const { user = [], ...others } = options;
  return await execute({ cwd: folder, ...others })`${user} ${command} ${args}`;
}

/** The command in the hint about an unknown board. */
async function hint(command: string, options: ExecuteOptions = {}): Promise<string | undefined> {
  const { stderr } = await start(command, ['boards', 'k999999'], options);
  return /Run `(.*) boards`/.exec(stderr)?.[1];
}

describe('the launcher', () => {
  it('sets the clone up once if several start, and says so', async () => {
    const results = await Promise.all([1, 2, 3].map(() => start(launcher, ['--version'])));
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    // stdout is the command's alone.
    expect(new Set(results.map(({ stdout }) => stdout))).toEqual(
      new Set([expect.stringMatching(/^\d+\.\d+\.\d+ \(MPP A and B\)\n$/)]),
    );
    expect(results.filter(({ stderr }) => stderr.includes(SETTING_UP))).toHaveLength(1);
  });

  it('then needs no program but node and small ones', async () => {
    const bin = path.join(folder, 'bin');
    await mkdir(bin);
    for (const name of ['dirname', 'find', 'readlink']) {
      await symlink(`/usr/bin/${name}`, path.join(bin, name));
    }
    await symlink(process.execPath, path.join(bin, 'node'));
    expect(await start(launcher, ['--version'], { env: { PATH: bin } })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it('builds again after a source has changed', async () => {
    const now = new Date();
    await utimes(path.join(clone, 'cli', 'main.ts'), now, now);
    expect((await start(launcher, ['--version'])).stderr).toContain(SETTING_UP);
    expect((await start(launcher, ['--version'])).stderr).toBe('');
  });

  it('passes arguments and the exit code through', async () => {
    const result = await start(launcher, ['run', '--board', "it's $HOME *"]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(`there is no board "it's $HOME *"`);
  });

  it('says what make cannot do in such a path', async () => {
    const script = path.join(clone, 'examples', 'first_video.py');
    const { exitCode, stderr } = await start(launcher, ['run', '--board', 'host', script]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`make cannot build in ${clone}: its path has a space`);
  });
});

describe('hints show the command as it was started', () => {
  it('by a path', async () => {
    expect(await hint(launcher)).toBe(`'./a clone/vencoder'`);
    expect(await hint('./vencoder', { cwd: clone })).toBe('./vencoder');
    expect(await hint('../vencoder', { cwd: path.join(clone, 'docs') })).toBe('../vencoder');
  });

  it('by a link, and by its name in the PATH', async () => {
    await mkdir(path.join(folder, 'links'));
    await symlink(launcher, path.join(folder, 'links', 'venc'));
    expect(await hint('links/venc')).toBe('./links/venc');
    const PATH = `${path.join(folder, 'links')}:${process.env['PATH'] ?? ''}`;
    expect(await hint('venc', { env: { PATH } })).toBe('venc');
  });

  it('in help', async () => {
    const { stdout } = await start('./vencoder', ['run', '--help'], { cwd: clone });
    expect(stdout).toMatch(/^Usage: \.\/vencoder run /);
    expect(stdout).toContain('\n  ./vencoder run --board qemu-riscv64 --sdcard out script.py\n');
    expect(stdout).toContain('`./vencoder boards` lists them');
    expect(stdout.match(/(^ *|`)vencoder /m)).toBeNull();
  });
});

it('tells a user who may not write to the clone', async () => {
  await rm(path.join(clone, 'dist'), { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  await execute({ check: true })`chmod 0755 ${folder}`;
  await execute({ check: true })`chmod ${isRoot ? '0755' : '0555'} ${clone}`;
  try {
    const { exitCode, stderr } = await start(launcher, ['--version'], { user });
    expect(exitCode).toBe(3);
    expect(stderr).toBe(
      `vencoder: ${clone} is not set up, and you may not write there\n` +
        `  Let its owner run ${launcher} once, or use a clone of your own.\n`,
    );
  } finally {
    await execute({ check: true })`chmod 0755 ${clone}`;
  }
});
