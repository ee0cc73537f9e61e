// SPDX-License-Identifier: MIT
// The cache: a result whose bytes were changed after it was made is found before it is used, and is not repaired silently.

import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  cp,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execute, type Executed } from '../../cli/support/execute.js';
import { Failure } from '../../cli/support/failure.js';
import { isFinished, recordContent, requireIntact } from '../../cli/support/intact.js';
import { cacheFolder, projectRoot } from '../../cli/support/project.js';

const NAME = `test-${process.pid}`;
const folder = path.join(cacheFolder, NAME);
const record = path.join(cacheFolder, 'records', `${NAME}.json`);
const library = path.join(folder, 'lib', 'library.a');

beforeEach(async () => {
  await mkdir(path.join(folder, 'lib'), { recursive: true });
  await writeFile(library, 'object code');
  await recordContent(folder);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await rm(record, { force: true });
});

describe('a finished folder', () => {
  it('is accepted', async () => {
    await expect(requireIntact(folder)).resolves.toBeUndefined();
  });

  it('needs its record', async () => {
    expect(isFinished(folder)).toBe(true);
    await rm(record);
    expect(isFinished(folder)).toBe(false);
  });

  const changes: [string, () => Promise<void>][] = [
    [
      'of equal size, with its old time',
      async () => {
        const { atime, mtime } = await stat(library);
        await writeFile(library, 'OBJECT CODE');
        await utimes(library, atime, mtime);
      },
    ],
    ['that is larger', () => appendFile(library, '!')],
    ['that can be executed', () => chmod(library, 0o755)],
    ['that is new', () => writeFile(path.join(folder, 'new'), '')],
    ['with another name', () => rename(library, `${library}.old`)],
    ['that is gone', () => rm(library)],
  ];
  it.each(changes)('is rejected with a file %s', async (_title, change) => {
    await change();
    await expect(requireIntact(folder)).rejects.toThrow(Failure);
    await expect(requireIntact(folder)).rejects.toThrow(`${folder} is not as it was built`);
  });

  it('is accepted after a copy, and has its new states recorded', async () => {
    const before = await readFile(record, 'utf8');
    await cp(folder, `${folder}-copy`, { recursive: true });
    await rm(folder, { recursive: true });
    await rename(`${folder}-copy`, folder);
    await expect(requireIntact(folder)).resolves.toBeUndefined();
    const after = await readFile(record, 'utf8');
    expect(after).not.toBe(before);
    expect(JSON.parse(after)).toMatchObject({ content: (JSON.parse(before) as { content: string }).content });
  });
});

// The image has none, and perhaps no network.
const tarballs = path.join(cacheFolder, 'tarballs');
const hasTarballs = existsSync(tarballs);
if (!hasTarballs) {
  process.stderr.write(`\nSKIPPED: a changed source tree: ${tarballs} does not exist\n\n`);
}

describe('the toolchain', () => {
  // A cache of its own: other tests use the user's at the same time.
  const own = path.join(folder, 'own');

  /** Runs code with the toolchain's modules in the own cache. */
  async function toolchain(code: string): Promise<Executed> {
    const modules = path.join(projectRoot, 'dist', 'cli');
    const text = `const load = (name) => import(${JSON.stringify(modules)} + name);
      try { ${code} } catch (error) { process.stdout.write(error.message); process.exitCode = 3; }`;
    const node = execute({ env: { XDG_CACHE_HOME: own } });
    return await node`${process.execPath} --input-type=module --eval ${text}`;
  }

  it('does not use a changed program', async () => {
    const code = `const { patternTool } = await load('/judge/pattern-tools.js');
      process.stdout.write(await patternTool('pattern_y4m'));`;
    const { stdout: program } = await toolchain(code);
    expect(await toolchain(code)).toMatchObject({ exitCode: 0, stdout: program, stderr: '' });
    await appendFile(program, '!');
    expect(await toolchain(code)).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('is not as it was built') as unknown,
    });
  });

  (hasTarballs ? it : it.skip)('does not build from a changed source tree', async () => {
    await cp(tarballs, path.join(own, 'k230-vencoder', 'tarballs'), { recursive: true });
    const { stdout: tree } = await toolchain(`const { sourceTree } = await load('/toolchain/third-party.js');
      process.stdout.write((await sourceTree('musl')).folder);`);
    await appendFile(path.join(tree, 'configure'), '# changed');
    const result = await toolchain(`const { findEmulatedBoard } = await load('/boards/boards.js');
      const { compilerOf } = await load('/toolchain/compiler.js');
      const { cLibrary } = await load('/toolchain/c-library.js');
      await cLibrary('musl', await compilerOf(await findEmulatedBoard('host')));`);
    expect(result.stdout).toContain(`${tree} is not as it was built`);
    expect(result.exitCode).toBe(3);
  });
});
