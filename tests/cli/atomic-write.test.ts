// SPDX-License-Identifier: MIT
// Files and folders are written completely or not at all.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { writeFileAtomically, writeFolderAtomically } from '../../cli/support/atomic-write.js';
import { Failure } from '../../cli/support/failure.js';
import { projectRoot } from '../../cli/support/project.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-atomic-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function failing(): Promise<void> {
  await Promise.reject(new Error('no'));
}

it('writes a file and a folder, and leaves nothing else', async () => {
  await writeFileAtomically(path.join(folder, 'file'), (staged) => writeFile(staged, 'new'));
  await writeFolderAtomically(path.join(folder, 'made'), (staged) =>
    writeFile(path.join(staged, 'a'), 'new'),
  );
  expect((await readdir(folder)).sort()).toEqual(['file', 'made']);
  expect(await readdir(path.join(folder, 'made'))).toEqual(['a']);
});

it('rejects an existing target without the option replace', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, 'old');
  await expect(writeFileAtomically(file, (staged) => writeFile(staged, 'new'))).rejects.toThrow(Failure);
  expect(await readFile(file, 'utf8')).toBe('old');
  await writeFileAtomically(file, (staged) => writeFile(staged, 'new'), { replace: true });
  expect(await readFile(file, 'utf8')).toBe('new');
});

it('replaces a folder with all its files', async () => {
  const made = path.join(folder, 'made');
  await mkdir(made);
  await writeFile(path.join(made, 'old'), '');
  await writeFolderAtomically(made, (staged) => writeFile(path.join(staged, 'new'), ''), { replace: true });
  expect(await readdir(made)).toEqual(['new']);
  expect(await readdir(folder)).toEqual(['made']);
});

it('keeps the old target when the work fails', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, 'old');
  await expect(writeFileAtomically(file, failing, { replace: true })).rejects.toThrow('no');
  await expect(writeFolderAtomically(path.join(folder, 'made'), failing)).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual(['file']);
  expect(await readFile(file, 'utf8')).toBe('old');
});

/** Starts to write a folder, sends itself a signal. */
const WORK = `
import { writeFileSync } from 'node:fs';
const [module, target, signal] = process.argv.slice(1);
const { writeFolderAtomically } = await import(module);
await writeFolderAtomically(target, async (staged) => {
  writeFileSync(staged + '/half', '');
  process.kill(process.pid, signal);
  await new Promise(() => setInterval(() => undefined, 1000));
});
`;

async function interrupted(signal: string): Promise<string> {
  const module = path.join(projectRoot, 'dist', 'cli', 'support', 'atomic-write.js');
  const run = $({ quiet: true, nothrow: true, cwd: projectRoot });
  const { stderr } =
    await run`node --input-type=module --eval ${WORK} ${module} ${path.join(folder, 'made')} ${signal}`;
  return stderr;
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s leaves nothing, and is reported', async (signal) => {
  expect(await interrupted(signal)).toBe(
    `vencoder: interrupted; ${path.join(folder, 'made')} was not written\n`,
  );
  expect(await readdir(folder)).toEqual([]);
});

it('removes the folder of a killed process, but not that of a running one', async () => {
  await interrupted('SIGKILL');
  expect(await readdir(folder)).toHaveLength(1);
  // Process 1 always runs.
  const running = path.join(folder, '.made.unfinished-1-1');
  await mkdir(running);
  await writeFolderAtomically(path.join(folder, 'made'), (staged) => writeFile(path.join(staged, 'a'), ''));
  expect((await readdir(folder)).sort()).toEqual(['.made.unfinished-1-1', 'made']);
  expect(existsSync(running)).toBe(true);
});
