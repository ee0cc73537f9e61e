// SPDX-License-Identifier: MIT
// Runs `vencoder firmware` in the Dockerfile's firmware stage; the result is in out/firmware.

import { join, resolve } from 'node:path';
import { makeFolder } from '../support/folders.js';
import { findCanmvBoard } from '../boards/boards.js';
import { buildFolder, projectRoot } from '../support/project.js';
import { buildStage, findEngine, runStage, type Mount } from './engine.js';

export interface FirmwareOptions {
  board: string;
  tree?: string;
  manifest?: string;
  release?: string;
}

/** The project's folder in the image. */
const INSIDE = '/opt/k230-vencoder';

/** Builds the stage, with further options of `docker build`, and runs it; returns the exit code. */
export async function runFirmware(options: FirmwareOptions, buildOptions: string[]): Promise<number> {
  await findCanmvBoard(options.board);
  const engine = await findEngine();
  await buildStage(engine, 'firmware', buildOptions);
  const { args, mounts } = await containerRun(options);
  return await runStage(engine, 'firmware', args, {
    mounts,
    // The SDK downloads to the home folder; this keeps the files for the next board.
    env: { HOME: `${INSIDE}/build/home` },
  });
}

async function containerRun(options: FirmwareOptions): Promise<{ args: string[]; mounts: Mount[] }> {
  const args = ['firmware', '--board', options.board, '--out', '/firmware'];
  const mounts: Mount[] = [
    { folder: join(projectRoot, 'out', 'firmware'), target: '/firmware' },
    { folder: join(buildFolder, 'firmware'), target: `${INSIDE}/build` },
  ];
  // An engine would create them as root.
  await Promise.all(mounts.map(({ folder }) => makeFolder(folder)));
  await makeFolder(join(buildFolder, 'firmware', 'home'));
  if (options.tree !== undefined) {
    mounts.push({ folder: resolve(options.tree), target: '/tree' });
    args.push('--tree', '/tree');
  }
  for (const name of ['manifest', 'release'] as const) {
    const value = options[name];
    args.push(...(value === undefined ? [] : [`--${name}`, value]));
  }
  return { args, mounts };
}
