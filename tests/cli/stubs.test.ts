// SPDX-License-Identifier: MIT
// `vencoder stubs`: what it writes, and the user's files that it leaves.

import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { vencoder, type CommandResult } from '../board-run.js';

let project: string;

beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'vencoder-stubs-test-'));
});

afterEach(async () => {
  await rm(project, { recursive: true, force: true });
});

async function stubs(...options: string[]): Promise<CommandResult> {
  return await vencoder(['stubs', '.', ...options], project);
}

const inProject = (...parts: string[]): string => path.join(project, ...parts);
const read = async (...parts: string[]): Promise<string> => readFile(inProject(...parts), 'utf8');

it('writes stubs and a configuration, once', async () => {
  const first = await stubs();
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^typings: \d+ stubs written\npyrightconfig\.json: written\n$/);
  expect((await readdir(project)).sort()).toEqual(['pyrightconfig.json', 'typings']);
  expect(await read('typings', 'media', 'vencoder.pyi')).toContain('class Encoder:');
  expect(await read('typings', 'mpp', 'generated', 'structs.pyi')).toContain('class k_video_frame_info');
  const again = await stubs();
  expect(again.stdout).toMatch(/^typings: 0 stubs written, \d+ unchanged\npyrightconfig\.json: unchanged\n$/);
});

it('replaces and removes what it wrote, and keeps other stubs', async () => {
  await stubs();
  // As an older version would have left it: other content, and a stub that is no more.
  const record = JSON.parse(await read('typings', '.vencoder-stubs.json')) as {
    files: Record<string, string>;
  };
  const before = await read('typings', 'os.pyi');
  record.files['gone.pyi'] = record.files['os.pyi'] ?? '';
  await writeFile(inProject('typings', 'gone.pyi'), before);
  await writeFile(inProject('typings', '.vencoder-stubs.json'), JSON.stringify(record));
  await writeFile(inProject('typings', 'mine.pyi'), 'x: int\n');
  await rm(inProject('typings', 'os.pyi'));
  expect((await stubs()).stdout).toMatch(/^typings: 1 stub written, 1 removed, \d+ unchanged\n/);
  expect(await read('typings', 'os.pyi')).toBe(before);
  expect(await read('typings', 'mine.pyi')).toBe('x: int\n');
  expect(await readdir(inProject('typings'))).not.toContain('gone.pyi');
});

it("refuses to replace a user's stub without --force", async () => {
  await stubs();
  const before = await read('typings', 'os.pyi');
  await appendFile(inProject('typings', 'os.pyi'), 'x: int\n');
  await rm(inProject('typings', 'sys.pyi'));
  const refused = await stubs();
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toBe(
    'vencoder: a stub is yours or changed, and nothing was written\n  typings/os.pyi\n  Move them away, or replace them with --force.\n',
  );
  expect(await readdir(inProject('typings'))).not.toContain('sys.pyi');
  expect((await stubs('--force')).stdout).toMatch(/^typings: 2 stubs written, /);
  expect(await read('typings', 'os.pyi')).toBe(before);
});

it.each([
  ['pyrightconfig.json', '{}\n'],
  ['pyproject.toml', '[tool.pyright]\nstrict = ["."]\n'],
])('leaves %s of the user', async (name, text) => {
  await writeFile(inProject(name), text);
  expect((await stubs()).stdout).toContain(
    `${name}: yours, not changed; it needs stubPath "typings"\n  and reportMissingModuleSource "none"\n`,
  );
  expect(await read(name)).toBe(text);
  expect((await readdir(project)).sort()).toEqual([name, 'typings']);
});

it('fails for a damaged record and for a folder that does not exist', async () => {
  await stubs();
  await writeFile(inProject('typings', '.vencoder-stubs.json'), '{"about": "", "files": {"../a": ""}}');
  expect((await stubs()).stderr).toMatch(
    /^vencoder: cannot read typings\/\.vencoder-stubs\.json: .*\n {2}Remove it/,
  );
  const missing = await vencoder(['stubs', 'nowhere'], project);
  expect(missing).toMatchObject({ code: 2, stdout: '' });
  expect(missing.stderr).toContain('nowhere does not exist');
});
