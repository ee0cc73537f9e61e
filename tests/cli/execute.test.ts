// SPDX-License-Identifier: MIT
// Programs are started directly: no shell, whose start-up files print into results, and every character of an argument.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { Failure } from '../../cli/support/failure.js';
import { withLock } from '../../cli/support/file-lock.js';
import { cacheFolder, projectRoot } from '../../cli/support/project.js';

const CLI = path.join(projectRoot, 'dist', 'cli', 'main.js');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-execute-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('execute', () => {
  it('passes every argument as it is', async () => {
    const odd = ['a b', '$HOME', '*', "'", '"', '\\', '', '`id`', '; exit 1', '\n', 'ü', '~'];
    const { stdout } = await execute()`printf ${'[%s]'} ${odd}`;
    expect(stdout).toBe(odd.map((word) => `[${word}]`).join(''));
  });

  it.each([
    ['false', [], { exitCode: 1, signal: undefined }],
    ['sh', ['-c', 'kill -TERM $$'], { exitCode: 143, signal: 'SIGTERM' }],
    // From a terminal or a socket it would read until somebody types.
    ['cat', [], { exitCode: 0, stdout: '' }],
  ])('returns how %s %j ended', async (program, args, ended) => {
    expect(await execute()`${program} ${args}`).toMatchObject(ended);
  });

  it('keeps output of any size', async () => {
    const size = 101_000_000;
    expect((await execute()`head -c ${size} /dev/zero`).stdout.length).toBe(size);
  });

  it('adds variables, and replaces none of the others', async () => {
    const { stdout } = await execute({ env: { VENCODER_ADDED: 'yes' } })`env`;
    expect(stdout).toMatch(/^VENCODER_ADDED=yes$/m);
    expect(stdout).toMatch(/^PATH=/m);
  });

  it.each([
    ['a missing program', 'no-such-program', {}, 'no-such-program is not installed'],
    ['a program outside its PATH', 'socat', { env: { PATH: '/nowhere' } }, 'socat is not installed'],
    ['a missing folder', 'true', { cwd: '/nowhere' }, 'its folder /nowhere does not exist'],
    ['a folder', tmpdir(), {}, `${tmpdir()} is not installed`],
    ['a failure', 'false', { check: true }, 'false failed (exit code 1)'],
  ])('reports %s', async (_title, program, options, message) => {
    const failure = execute(options)`${program}`;
    await expect(failure).rejects.toThrow(Failure);
    await expect(failure).rejects.toThrow(message);
  });

  it('names the package of a missing program', async () => {
    await expect(execute({ env: { PATH: '' } })`mdir`).rejects.toMatchObject({
      hint: expect.stringContaining('apt-get install --yes mtools') as unknown,
    });
  });
});

it('reports a lock that cannot be opened', async () => {
  const file = path.join(folder, 'x'.repeat(300));
  await expect(withLock(file, 'title', () => Promise.resolve())).rejects.toThrow('flock failed');
});

describe("where bash reads the user's ~/.bashrc", () => {
  const WORD = 'Welcome';

  /** Runs node as a service does: without SHLVL, with a home whose ~/.bashrc prints. */
  async function node(args: string[]): Promise<string> {
    const env = { HOME: folder, XDG_CACHE_HOME: path.dirname(cacheFolder) };
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const { stdout, stderr } = await execute({
      check: true,
    })`env --unset=SHLVL ${variables} ${process.execPath} ${args}`;
    return stdout + stderr;
  }

  beforeAll(async () => {
    await writeFile(path.join(folder, '.bashrc'), `echo ${WORD}; echo ${WORD} >&2\n`);
    await writeFile(path.join(folder, 'script.py'), 'print("done")\n');
  });

  it('doctor, run and the toolchain do not', async () => {
    expect(await node([CLI, 'doctor'])).not.toContain(WORD);
    const script = path.join(folder, 'script.py');
    expect(await node([CLI, '--quiet', 'run', '--board', 'host', script])).toBe('done\n');
  });

  it("a compiler's properties are clean", async () => {
    const print = `
      const { findEmulatedBoard } = await import(process.argv[1] + '/boards/boards.js');
      const { compilerOf } = await import(process.argv[1] + '/toolchain/compiler.js');
      const { triple, version } = await compilerOf(await findEmulatedBoard('host'));
      process.stdout.write(triple + ' ' + version);`;
    const modules = path.join(projectRoot, 'dist', 'cli');
    expect(await node(['--input-type=module', '--eval', print, modules])).toMatch(/^[\w-]+ [\d.]+$/);
  });
});
