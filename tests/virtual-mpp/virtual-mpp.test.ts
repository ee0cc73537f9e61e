// SPDX-License-Identifier: MIT
/** The virtual MPP, tested by C programs that call it as a program calls the board's MPP. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { providedParts } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { jobs, nativeCompiler } from '../../cli/toolchain/compiler.js';
import { throughCache } from '../../cli/toolchain/compiler-cache.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { projectRoot } from '../../cli/support/project.js';

it('behaves like the MPP in both generations', async () => {
  const { codecs } = await providedParts(await findEmulatedBoard('host'), await micropythonTree());
  const { cc, env } = await throughCache('gcc', await nativeCompiler());
  // Show the output of make while it runs.
  const run = $({
    nothrow: true,
    quiet: true,
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const { exitCode } =
    await run`make --silent --no-print-directory --output-sync=target ${jobs} -C tests/virtual-mpp ${[`CC=${cc}`, `CODECS_PREFIX=${codecs}`]}`;
  expect(exitCode).toBe(0);
});

it('documents each trouble: what happens, and where it was met', async () => {
  const read = (file: string): Promise<string> => readFile(path.join(projectRoot, file), 'utf8');
  const table = await read('firmware/virtual-mpp/trouble.c');
  const rows = (await read('docs/virtual-mpp.md')).match(/^\| `[a-z-]+` \|/gm) ?? [];
  const names = [...table.matchAll(/\.name = "([^"]+)"/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) {
    expect({ name, rows: rows.filter((row) => row === `| \`${name}\` |`).length }).toEqual({ name, rows: 2 });
  }
});
