// SPDX-License-Identifier: MIT
// The module builds on ports that use CMake.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { $ } from 'zx';
import { boardHeaders } from '../../cli/toolchain/board-build.js';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { FIRMWARE } from './compiling.js';

test('micropython.cmake compiles: its sources and include folders are complete', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-cmake-'));
  const system = await boardHeaders(await findEmulatedBoard('host'), 'B');
  await writeFile(
    path.join(folder, 'CMakeLists.txt'),
    `cmake_minimum_required(VERSION 3.20)
project(port C)
# As in MicroPython's py/usermod.cmake: modules link to this target.
add_library(usermod INTERFACE)
include(${path.join(FIRMWARE, 'vencoder', 'micropython.cmake')})
add_library(firmware OBJECT)
target_link_libraries(firmware usermod)
target_include_directories(firmware SYSTEM PRIVATE ${system.join(' ')})
target_compile_definitions(firmware PRIVATE MPP_GENERATION_B=1)
`,
  );
  try {
    const run = $({ quiet: true, nothrow: true, cwd: folder });
    const configured = await run`cmake -S . -B build`;
    expect({ code: configured.exitCode, stderr: configured.stderr }).toMatchObject({ code: 0 });
    const built = await run`cmake --build build`;
    expect({ code: built.exitCode, stderr: built.stderr }).toEqual({ code: 0, stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
