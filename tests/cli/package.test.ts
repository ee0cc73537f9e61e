// SPDX-License-Identifier: MIT
// The npm package: it has the files that the tool reads, and works from any folder.

import { appendFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-package-'));
  // Without scripts: prepack would remove dist, which other tests use at the same time.
  // With its own cache: the test image's user cannot write to root's.
  const options = ['--json', '--offline', '--ignore-scripts', '--cache', path.join(folder, 'cache')];
  const pack = $({ quiet: true, cwd: projectRoot });
  const { stdout } = await pack`npm pack ${options} --pack-destination ${folder}`;
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  files = packed?.files.map((file) => file.path) ?? [];
  await $({ quiet: true, cwd: folder })`tar --extract --file ${packed?.filename ?? ''}`;
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'package', 'node_modules'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function vencoder(...args: string[]): Promise<number | null> {
  const run = $({ quiet: true, nothrow: true, cwd: folder });
  return (await run`node package/dist/cli/main.js ${args}`).exitCode;
}

it('has the tool and its data, and nothing for developers', () => {
  expect(files).toEqual(
    expect.arrayContaining([
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
    files.filter((file) => /^(tests|generator|build|out|dist\/tests)\/|\.ci|\.github/.test(file)),
  ).toEqual([]);
});

it.each([[['--version']], [['boards']], [['generate', '--check']], [['doctor']]])(
  'runs %j from the unpacked folder',
  async (args) => {
    expect(await vencoder(...args)).toBe(0);
  },
);

it('finds a generated file that differs', async () => {
  await appendFile(path.join(folder, 'package', 'docs', 'generated', 'manual.md'), 'changed\n');
  expect(await vencoder('generate', '--check')).toBe(1);
});
