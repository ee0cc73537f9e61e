// SPDX-License-Identifier: MIT
// The media process is built where libavformat's headers are, and is missing elsewhere.

import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { mediaProcess } from '../../cli/toolchain/media-process.js';

const usual = process.env['PKG_CONFIG_LIBDIR'];

afterEach(() => {
  if (usual === undefined) {
    delete process.env['PKG_CONFIG_LIBDIR'];
  } else {
    process.env['PKG_CONFIG_LIBDIR'] = usual;
  }
});

it('is a program', async () => {
  const program = await mediaProcess();
  await expect(access(program ?? 'missing', constants.X_OK)).resolves.toBeUndefined();
});

it('is missing without the headers', async () => {
  const empty = await mkdtemp(path.join(tmpdir(), 'vencoder-media-'));
  process.env['PKG_CONFIG_LIBDIR'] = empty;
  expect(await mediaProcess()).toBeUndefined();
  await rm(empty, { recursive: true });
});
