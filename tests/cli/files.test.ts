// SPDX-License-Identifier: MIT
// No space, no permission, folders in the way, an odd HOME: a sentence with path and remedy, exit code 3, nothing left.

import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { writeFileAtomically, writeFolderAtomically } from '../../cli/support/atomic-write.js';
import { execute } from '../../cli/support/execute.js';
import { makeFolder } from '../../cli/support/folders.js';
import { projectRoot } from '../../cli/support/project.js';
import { about, systemFailure } from '../../cli/support/system-error.js';
import { writeOutputs } from '../../generator/write/outputs.js';

const run = $({ quiet: true, nothrow: true });
const isRoot = process.getuid?.() === 0;
const OTHER_USER = 12345;

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-files-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await run`umount --lazy ${at('disk')}`;
  await rm(folder, { recursive: true, force: true });
});

/** The sentence for the error of `work`. */
async function sentence(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  const failure = error !== undefined && 'describe' in error ? error : systemFailure(error);
  return failure === undefined ? 'no failure' : (failure as { describe: () => string }).describe();
}

/** Mounts a small disk in the folder; false, loudly, without the permission for it. */
async function mountDisk(options: string): Promise<boolean> {
  await mkdir(at('disk'));
  if ((await run`mount -t tmpfs -o ${options} small ${at('disk')}`).exitCode === 0) {
    return true;
  }
  process.stderr.write('SKIPPED: a small or read-only disk: no permission to mount\n');
  return false;
}

/** Runs a program of Node with no other variables. A hang is a failure, not a wait. */
async function runNode(env: Record<string, string>, ...args: string[]): Promise<[number | null, string]> {
  const variables = Object.entries({ PATH: process.env['PATH'] ?? '', ...env }).map((pair) => pair.join('='));
  const command = ['--ignore-environment', ...variables, 'timeout', 300, process.execPath, ...args];
  const { exitCode, stdout, stderr } = await execute({ cwd: folder })`env ${command}`;
  return [exitCode, stdout + stderr];
}

async function vencoder(env: Record<string, string>, ...args: string[]): Promise<[number | null, string]> {
  return await runNode(env, path.join(projectRoot, 'dist', 'cli', 'main.js'), ...args);
}

describe('an output', () => {
  it('on a full disk: nothing stays, and the message has path, need and free space', async () => {
    if (!(await mountDisk('size=1M'))) {
      return;
    }
    const big = Buffer.alloc(2 ** 21, 1);
    const target = at('disk/new/deep/file');
    const size = big.length;
    const write = writeFileAtomically(target, (staged) => writeFile(staged, big), { size });
    expect(await sentence(write)).toBe(
      `cannot write ${target}: no space is left (ENOSPC)\n  It needs up to ${size} bytes. ` +
        `${at('disk')} has ${2 ** 20} bytes free. Free some space there, or choose another place.`,
    );
    expect(await readdir(at('disk'))).toEqual([]);
    const outputs = [{ path: 'generated/big', text: big.toString('latin1') }];
    const drift = [{ path: 'generated/big', what: 'missing' as const, diff: '' }];
    await expect(writeOutputs(at('disk'), outputs, drift)).rejects.toThrow('ENOSPC');
    expect(await readdir(at('disk/generated'))).toEqual([]);
  });

  it('on a read-only disk', async () => {
    if (await mountDisk('ro')) {
      const write = writeFileAtomically(at('disk/file'), (staged) => writeFile(staged, ''));
      expect(await sentence(write)).toMatch(
        /^cannot write .*disk\/file: the file system is read-only \(EROFS\)\n/,
      );
    }
  });

  it('with a file in the place of a folder, and a folder in the place of a file', async () => {
    await writeFile(at('file'), 'mine');
    await mkdir(at('folder'));
    await writeFile(at('folder/mine'), 'mine');
    const replace = { replace: true };
    const below = writeFileAtomically(at('file/new'), (staged) => writeFile(staged, ''));
    expect(await sentence(below)).toMatch(/file\/new: a part of the path is not a folder \(ENOTDIR\)/);
    const over = writeFileAtomically(at('folder'), (staged) => writeFile(staged, ''), replace);
    expect(await sentence(over)).toContain('folder exists and is not a file');
    const into = writeFolderAtomically(at('file'), () => Promise.resolve(), replace);
    expect(await sentence(into)).toContain('file exists and is not a folder');
    expect(await readFile(at('file'), 'utf8')).toBe('mine');
    expect(await readdir(at('folder'))).toEqual(['mine']);
  });

  it.each(['/dev/full', '/dev/null', 'fifo', 'dangling'])('%s, which is no file', async (name) => {
    await run`mkfifo ${at('fifo')}`;
    await symlink(at('nothing'), at('dangling'));
    const target = path.resolve(folder, name);
    const before = await run`stat --format=%F%t%T%i ${target}`;
    const write = writeFileAtomically(target, (staged) => writeFile(staged, ''), { replace: true });
    expect(await sentence(write)).toMatch(/ exists and is not a file\n| is a link to nothing\n/);
    expect((await run`stat --format=%F%t%T%i ${target}`).stdout).toBe(before.stdout);
  });

  it('through a link replaces the file, not the link', async () => {
    await writeFile(at('file'), 'old');
    await symlink('file', at('link'));
    await writeFileAtomically(at('link'), (staged) => writeFile(staged, 'new'), { replace: true });
    expect(await readFile(at('file'), 'utf8')).toBe('new');
    expect((await run`readlink ${at('link')}`).stdout).toBe('file\n');
  });
});

describe('a folder', () => {
  it('is created with its parents, and none stays if one cannot be created', async () => {
    expect(await makeFolder(at('a/b/c'))).toEqual(['a', 'a/b', 'a/b/c'].map(at));
    expect(await makeFolder(at('a/b'))).toEqual([]);
    await expect(makeFolder(`${at('new')}/${'x'.repeat(300)}`)).rejects.toThrow('ENAMETOOLONG');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('in /proc is an error, not an endless loop', async () => {
    expect(await sentence(makeFolder('/proc/new/folder'))).toMatch(
      /^cannot create the folder \/proc\/new: \/proc takes no folders\n/,
    );
  });
});

it('an error without a file names the place of the work', async () => {
  const work = about('/the/disk', async () =>
    Promise.reject(Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' })),
  );
  expect(await sentence(work)).toMatch(/^cannot write \/the\/disk: no space is left \(ENOSPC\)\n/);
  expect(systemFailure(new TypeError('an error of ours'))).toBeUndefined();
  expect(systemFailure(Object.assign(new Error(), { code: 'ENOENT', syscall: 'spawn x' }))).toBeUndefined();
});

describe('HOME', () => {
  const CACHE = /set HOME, or XDG_CACHE_HOME to another folder that you can write\./;

  it.each(['/proc', '/dev/null', '/proc/1/fd'])('%s: a sentence, exit code 3', async (home) => {
    const [code, output] = await vencoder({ HOME: home }, 'build', '--board', 'host');
    expect(code).toBe(3);
    expect(output).toMatch(/^vencoder: cannot create the folder /);
    expect(output).toMatch(CACHE);
    expect(output).not.toContain('internal error');
  });

  it('on a read-only disk', async () => {
    if (await mountDisk('ro')) {
      const [code, output] = await vencoder({ HOME: at('disk') }, 'build', '--board', 'host');
      expect(code).toBe(3);
      expect(output).toContain(`cannot create the folder ${at('disk')}/.cache: the file system is read-only`);
      expect(output).toMatch(CACHE);
    }
  });

  it.each([
    ['empty', { HOME: '' }],
    ['not set', {}],
    ['relative', { HOME: 'home' }],
    ['relative, as XDG_CACHE_HOME', { HOME: '', XDG_CACHE_HOME: 'cache' }],
  ])('%s: the cache is not in the working folder', async (_, env: Record<string, string>) => {
    const module = path.join(projectRoot, 'dist', 'cli', 'support', 'project.js');
    const print = `import(process.argv[1]).then(({ cacheFolder }) => console.log(cacheFolder))`;
    const [, cache] = await runNode(env, '--eval', print, module);
    expect(cache).not.toContain(folder);
    expect(path.isAbsolute(cache)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another user: a sentence, exit code 3', async () => {
    if (!isRoot) {
      process.stderr.write('SKIPPED: HOME of another user: needs root\n');
      return;
    }
    await mkdir(at('home'), { mode: 0o700 });
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const readable = await run`setpriv --reuid ${OTHER_USER} --clear-groups test -r ${cli}`;
    if (readable.exitCode !== 0) {
      process.stderr.write('SKIPPED: HOME of another user: that user cannot read the project\n');
      return;
    }
    const env = { PATH: process.env['PATH'] ?? '', HOME: at('home') };
    const command = [
      '--reuid',
      OTHER_USER,
      '--clear-groups',
      process.execPath,
      cli,
      'build',
      '--board',
      'host',
    ];
    const { exitCode, stderr } = await run({ cwd: folder, env })`setpriv ${command}`;
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`cannot create the folder ${at('home')}/.cache: permission denied (EACCES)`);
    expect(stderr).toMatch(CACHE);
  });
});
