// SPDX-License-Identifier: MIT
// Objects from ccache: taken where everything is equal, and not where the compiler behind the same script is another one.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { buildFolder } from '../../cli/support/project.js';
import { makeFolder } from '../../cli/support/folders.js';
import { throughCache } from '../../cli/toolchain/compiler-cache.js';

let folder: string;

beforeEach(async () => {
  await makeFolder(buildFolder);
  folder = await mkdtemp(path.join(buildFolder, 'compiler-cache-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Compiles a source in a folder of its own; returns where the object came from. */
async function compile(place: string, source: string, identity: unknown): Promise<'cache' | 'compiler'> {
  const build = path.join(folder, place);
  await makeFolder(build);
  await writeFile(path.join(build, 'source.c'), source);
  const { cc, env } = await throughCache('gcc', identity);
  const log = path.join(build, 'log');
  const command = [...cc.split(' '), '-g', '-c', path.join(build, 'source.c'), '-o', path.join(build, 'o.o')];
  await rm(log, { force: true });
  await execute({ check: true, cwd: build, env: { ...env, CCACHE_STATSLOG: log } })`${command}`;
  return (await readFile(log, 'utf8')).includes('cache_hit') ? 'cache' : 'compiler';
}

it('takes an object that was compiled before, in any folder of a checkout', async () => {
  const source = `int number = ${process.pid};\n`;
  const compiler = { version: 1, process: process.pid };
  expect(await compile('one', source, compiler)).toBe('compiler');
  expect(await compile('one', source, compiler)).toBe('cache');
  expect(await compile('two', source, compiler)).toBe('cache');
  expect(await compile('two', source.replace('number', 'other'), compiler)).toBe('compiler');
  expect(await compile('two', source, { ...compiler, version: 2 })).toBe('compiler');
});
