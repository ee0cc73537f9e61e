// SPDX-License-Identifier: MIT
// The npm package, installed in an empty folder: it has what the tool reads and its documents link to, and it works.

import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execute, type Executed } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';

const NAME = 'k230-vencoder';

let folder: string;
let installed: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-package-'));
  installed = path.join(folder, 'node_modules', NAME);
  // With its own cache: the test image's user cannot write to root's.
  const options = ['--json', '--offline', '--ignore-scripts', '--cache', path.join(folder, 'cache')];
  // Without scripts: prepack would remove dist, which other tests use at the same time.
  const { stdout } = await execute({
    check: true,
    cwd: projectRoot,
  })`npm pack ${options} --pack-destination ${folder}`;
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  files = packed?.files.map((file) => file.path) ?? [];
  await provideDependencies();
  await execute({ check: true, cwd: folder })`npm install ${options} ./${packed?.filename ?? ''}`;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

// npm finds them there, with their commands, and downloads nothing.
async function provideDependencies(): Promise<void> {
  const lock = JSON.parse(await readFile(path.join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  const needed = Object.entries(lock.packages)
    .filter(([name, { dev, optional }]) => name !== '' && dev !== true && optional !== true)
    .map(([name]) => name);
  await mkdir(path.join(folder, 'node_modules'));
  for (const name of [...needed, 'node_modules/.bin']) {
    const target = path.join(folder, name);
    await cp(path.join(projectRoot, name), target, { recursive: true, verbatimSymlinks: true });
  }
}

/** Runs the installed command, as npm links it. */
async function vencoder(...args: string[]): Promise<Executed> {
  return await execute({ cwd: folder })`node_modules/.bin/${NAME} ${args}`;
}

it('has the tool, its data and documents, and nothing for developers', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'boards/host/board.json',
      'cli/support/packages/project.txt',
      'cli/toolchain/third-party.json',
      'dist/cli/main.js',
      'dist/generator/generate.js',
      'docs/generated/manual.md',
      'examples/record_video.py',
      'firmware/emulated-board/Makefile',
    ]),
  );
  expect(
    files.filter((file) =>
      /^(tests|generator|build|out|dist\/tests)\/|\.test\.|\.ci|\.github|^vencoder$|^Makefile$/.test(file),
    ),
  ).toEqual([]);
});

it('has every file that its documents link to', async () => {
  const documents = files.filter((file) => file.endsWith('.md'));
  const broken: string[] = [];
  for (const document of documents) {
    const text = await readFile(path.join(installed, document), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      if (!existsSync(path.join(installed, path.dirname(document), target))) {
        broken.push(`${document}: ${target}`);
      }
    }
  }
  expect(documents.length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});

it.each([[['--version']], [['boards']], [['generate', '--check']], [['doctor']]])('runs %j', async (args) => {
  expect(await vencoder(...args)).toMatchObject({ exitCode: 0 });
});

it('names its version and MPP generations', async () => {
  // The commit is in a package that `npm pack` made with its scripts.
  const { stdout } = await vencoder('--version');
  expect(stdout).toMatch(/^\d+\.\d+\.\d+ \((commit [0-9a-f]{12}\+?, )?MPP A and B\)\n$/);
});

it('records with an example', async () => {
  const script = path.join('node_modules', NAME, 'examples', 'first_video.py');
  const { exitCode, stdout } = await vencoder('run', '--board', 'host', '--sdcard', '.', script);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'frames: 90\n' });
  expect(existsSync(path.join(folder, 'first.264'))).toBe(true);
});

it('names its command in hints, and no target of make', async () => {
  expect((await vencoder('boards', 'k999999')).stderr).toContain(`\`./node_modules/.bin/${NAME} boards\``);
  const npx = execute({ cwd: folder })`npx --no-install ${NAME} boards k999999`;
  expect((await npx).stderr).toContain(`\`npx --no-install ${NAME} boards\``);
  const bare = execute({ cwd: folder, env: { PATH: path.dirname(process.execPath) } });
  const { stdout, stderr } = await bare`node_modules/.bin/${NAME} doctor`;
  expect(stdout + stderr).not.toMatch(/\bmake [a-z]/);
});

it('finds a generated file that differs', async () => {
  await appendFile(path.join(installed, 'docs', 'generated', 'manual.md'), 'changed\n');
  expect(await vencoder('generate', '--check')).toMatchObject({ exitCode: 1 });
});
