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
import { unixPortFlags } from '../module/unix-port.js';
import { fenceOf, namedFences } from '../named-fences.js';

const PAGE = path.join(projectRoot, 'docs', 'own-module.md');

/** The same in each run, so that the board's program is built once. */
const folder = path.join(tmpdir(), `vencoder-own-module-${fingerprint(projectRoot)}`);
/** With this project's place. */
let fences: Map<string, string>;

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
  const commands = fenceOf(fences, name).replaceAll('/path/to/micropython', micropython);
  const { exitCode, stdout, stderr } = await run(commands, env);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  const named = await namedFences(PAGE);
  fences = new Map(
    [...named].map(([name, text]) => [name, text.replaceAll('/path/to/k230-vencoder', projectRoot)]),
  );
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
  expect(await run(fenceOf(fences, 'mistake'))).toMatchObject({
    exitCode: 1,
    stderr: fenceOf(fences, 'diagnostic'),
  });
  await follow('correct');
});

it('gives stubs that find a wrong call, and none in the script', async () => {
  await follow('stubs');
  const pyright = path.join(projectRoot, 'node_modules/pyright/index.js');
  const { stdout } = await run(`${process.execPath} ${pyright} move.py wrong.py`);
  // It indents by spaces that do not break.
  const shown = stdout.replaceAll('\u00a0', ' ').replaceAll(`${folder}/`, '').replaceAll(/^ {2}/gm, '');
  expect(shown.trimEnd()).toBe(`wrong.py\n${fenceOf(fences, 'pyright')}`.trimEnd());
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
  expect(await follow('board')).toBe(fenceOf(fences, 'output'));
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
    const output = await follow('port', tree, { MAKEFLAGS: unixPortFlags() });
    expect(output.endsWith(`\n${fenceOf(fences, 'output')}`)).toBe(true);
  },
);
