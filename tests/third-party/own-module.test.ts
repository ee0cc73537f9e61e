// SPDX-License-Identifier: MIT
/** docs/own-module.md, followed outside of the project: its files are written, and its commands are run. */
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { fingerprint } from '../../cli/support/fingerprint.js';
import { projectRoot } from '../../cli/support/project.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { boardHeaders } from '../../cli/toolchain/board-build.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { otherMicropythons } from '../module/micropythons.js';

const PAGE = path.join(projectRoot, 'docs', 'own-module.md');
/** Parts of the unix port that need libraries which Debian's source package of MicroPython lacks. */
const OTHER_LIBRARIES = ['MICROPY_PY_BTREE=0', 'MICROPY_PY_FFI=0', 'MICROPY_PY_SSL=0', 'MICROPY_SSL_AXTLS=0'];

/** The same in each run, so that the board's program is built once. */
const folder = path.join(tmpdir(), `vencoder-own-module-${fingerprint(projectRoot)}`);
/** Text by what stands behind the language: the path of a file, or the name of a list of commands. */
const fences = new Map<string, string>();

function fence(name: string): string {
  const text = fences.get(name);
  if (text === undefined) {
    throw new Error(`${PAGE} has no fence ${name}`);
  }
  return text;
}

/** Runs commands with `vencoder` in the PATH. */
async function run(
  commands: string,
  env: Record<string, string> = {},
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const PATH = `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`;
  return await execute({ cwd: folder, env: { ...process.env, ...env, PATH } })`bash -euc ${commands}`;
}

/** The page's commands, which succeed. */
async function follow(name: string, micropython = '', env: Record<string, string> = {}): Promise<string> {
  const commands = fence(name).replaceAll('/path/to/micropython', micropython);
  const { exitCode, stdout, stderr } = await run(commands, env);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  const page = await readFile(PAGE, 'utf8');
  for (const [, name = '', text = ''] of page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)) {
    fences.set(name, text.replaceAll('/path/to/k230-vencoder', projectRoot));
  }
  for (const [name, text] of fences) {
    if (name.includes('.')) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
  }
  await mkdir(path.join(folder, 'bin'));
  await symlink(path.join(projectRoot, 'dist', 'cli', 'main.js'), path.join(folder, 'bin', 'vencoder'));
  await follow('emit');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('names the command of the user in emitted files', async () => {
  const emitted = await readFile(path.join(folder, 'modules/servos/generated/modservos.c'), 'utf8');
  expect(emitted.split('\n')[0]).toMatch(/ run `vencoder generate --spec spec`, do not edit\.$/);
});

it('reports the mistake as the page shows it, until it is corrected', async () => {
  expect(await run(fence('mistake'))).toMatchObject({ exitCode: 1, stderr: fence('diagnostic') });
  await follow('correct');
});

it('gives stubs that find a wrong call, and none in the script', async () => {
  await follow('stubs');
  const pyright = path.join(projectRoot, 'node_modules/pyright/index.js');
  const { stdout } = await run(`${process.execPath} ${pyright} move.py wrong.py`);
  // It indents by spaces that do not break.
  const shown = stdout.replaceAll('\u00a0', ' ').replaceAll(`${folder}/`, '').replaceAll(/^ {2}/gm, '');
  expect(shown.trimEnd()).toBe(`wrong.py\n${fence('pyright')}`.trimEnd());
});

it('has a spec without errors of types', async () => {
  const packages = path.join(folder, 'node_modules');
  await mkdir(packages);
  await symlink(projectRoot, path.join(packages, 'k230-vencoder'));
  // No types of packages: TypeScript would look for them at the place of the vocabulary.
  const compilerOptions = { noEmit: true, strict: true, noUnusedLocals: true, module: 'nodenext', types: [] };
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['modules'] }),
  );
  const tsc = path.join(projectRoot, 'node_modules', '.bin', 'tsc');
  const result = await execute({ cwd: folder })`${tsc}`;
  expect(result).toMatchObject({ exitCode: 0, stdout: '' });
});

it('runs on the emulated board', async () => {
  expect(await follow('board')).toBe(fence('output'));
});

it('compiles by CMake', async () => {
  const userModules = path.join(folder, 'modules');
  const headers = await boardHeaders(await findEmulatedBoard('host'), 'B', { userModules });
  const source = path.join(folder, 'cmake');
  await mkdir(source);
  await writeFile(
    path.join(source, 'CMakeLists.txt'),
    `cmake_minimum_required(VERSION 3.20)
project(port C)
# As in MicroPython's py/usermod.cmake.
add_library(usermod INTERFACE)
include(${path.join(folder, 'modules/servos/micropython.cmake')})
add_library(firmware OBJECT)
target_link_libraries(firmware usermod)
target_include_directories(firmware SYSTEM PRIVATE ${headers.join(' ')})
target_compile_options(firmware PRIVATE -Wall -Wextra -Werror -Wno-unused-parameter)
`,
  );
  for (const args of [
    ['-S', source, '-B', path.join(source, 'build')],
    ['--build', path.join(source, 'build')],
  ]) {
    expect(await execute()`cmake ${args}`).toMatchObject({ exitCode: 0, stderr: '' });
  }
});

/** Each builds a whole MicroPython. */
const long = process.env['VENCODER_LONG_TESTS'] === '1' ? it : it.skip;

long.each([await micropythonTree(), ...otherMicropythons])(
  "runs in MicroPython's unix port, $version",
  async ({ folder: tree = '' }) => {
    await rm(path.join(folder, 'build'), { recursive: true, force: true });
    const output = await follow('port', tree, { MAKEFLAGS: ` -j2 -- ${OTHER_LIBRARIES.join(' ')}` });
    expect(output.endsWith(`\n${fence('output')}`)).toBe(true);
  },
);
