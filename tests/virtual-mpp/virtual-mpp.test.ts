// SPDX-License-Identifier: MIT
/** The virtual MPP, tested by C programs that call it as a program calls the board's MPP. */
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
