// SPDX-License-Identifier: MIT
/** The module's C compiles without warnings, with each available MicroPython. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { boardHeaders, providedParts } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { throughCache } from '../../cli/toolchain/compiler-cache.js';
import { FIRMWARE, INCLUDE_FOLDERS, SOURCE_FOLDERS } from './compiling.js';
import { otherMicropythons, standardMicropython } from './micropythons.js';

const FLAGS = ['-std=gnu99', '-O2', '-Wall', '-Wextra', '-Werror'];

let objects: string;

beforeAll(async () => {
  objects = await mkdtemp(path.join(tmpdir(), 'vencoder-warnings-'));
});

afterAll(async () => {
  await rm(objects, { recursive: true, force: true });
});

async function sources(): Promise<string[]> {
  const lists = await Promise.all(
    SOURCE_FOLDERS.map(async (folder) =>
      (await readdir(path.join(FIRMWARE, folder))).map((name) => path.join(FIRMWARE, folder, name)),
    ),
  );
  return lists.flat().filter((file) => file.endsWith('.c'));
}

describe.each([standardMicropython, ...otherMicropythons])(
  'with MicroPython $version',
  ({ folder, combinations }) => {
    it.each(combinations)('on $board with MPP $mpp', async ({ board, mpp }) => {
      const described = await findEmulatedBoard(board);
      const system = await boardHeaders(described, mpp, { micropython: folder });
      const { cLibrary } = await providedParts(described, await micropythonTree(folder));
      const includes = [
        ...INCLUDE_FOLDERS.map((name) => `-I${name}`),
        ...system.flatMap((name) => ['-isystem', name]),
      ];
      const { cc, env } = await throughCache(cLibrary.cc, cLibrary);
      const compile = $({ nothrow: true, quiet: true, cwd: objects, env: { ...process.env, ...env } });
      const files = await sources();
      expect(files.length).toBeGreaterThan(5);
      for (const file of files) {
        const { exitCode, stderr } =
          await compile`${cc.split(' ')} ${FLAGS} ${`-DMPP_GENERATION_${mpp}=1`} ${includes} -MD -c ${file}`;
        expect({ file, exitCode, stderr }).toEqual({ file, exitCode: 0, stderr: '' });
      }
    });
  },
);
