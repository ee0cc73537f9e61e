// SPDX-License-Identifier: MIT
// Sizes of the module: its objects on MicroPython's heap, and its code.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execute } from '../../../cli/support/execute.js';
import { projectRoot } from '../../../cli/support/project.js';
import { makeSdk } from '../../sdk/made-sdk.js';
import { READERS } from './contenders.js';
import type { Reader } from './reader.js';

/** Bytes of heap by class, with everything that an object holds. */
export async function objectSizes({ runner, program }: Reader): Promise<Map<string, number>> {
  const command = [...runner, program, path.join(READERS, 'sizes.py')];
  const { stdout } = await execute({ check: true })`${command}`;
  const rows = [...stdout.matchAll(/^(\w+) (\d+)$/gm)];
  return new Map(rows.map(([, name = '', size = '']) => [name, Number(size)]));
}

/** Bytes of code and constants, compiled with CanMV's flags. */
export async function textSize(generation: 'A' | 'B', checkout = projectRoot): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vencoder-benchmark-sdk-'));
  try {
    const { root } = await makeSdk(folder, '', generation);
    const cli = path.join(checkout, 'dist', 'cli', 'main.js');
    const { stdout } = await execute({ check: true, stderr: 'inherit' })`node ${cli} build --sdk ${root}`;
    return Number(/^ *(\d+) .* total$/m.exec(stdout)?.[1]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
