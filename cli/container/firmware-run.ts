// SPDX-License-Identifier: MIT
// `make firmware`: runs `vencoder firmware` in the Dockerfile's firmware stage; the result is in out/firmware.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { findCanmvBoard } from '../boards/boards.js';
import { buildFolder, projectRoot } from '../support/project.js';
import { runMain } from '../support/run-main.js';
import { buildStage, findEngine, runStage, type Mount } from './engine.js';

interface Options {
  board: string;
  tree?: string;
  manifest?: string;
  release?: string;
}

/** The project's folder in the image. */
const INSIDE = '/opt/k230-vencoder';

function commandLine(): { options: Options; buildOptions: string[] } {
  const command = new Command('firmware')
    .description("build a board's CanMV firmware with the module, in a container")
    .requiredOption('--board <name>', 'a CanMV board; `vencoder boards` lists them')
    .option('--tree <dir>', 'a checkout of the SDK (default: check it out)')
    .option('--manifest <url>', "git repository with CanMV's manifests (default: the vendor's)")
    .option('--release <version>', "CanMV's release (default: the newest known one)")
    .argument('[options...]', 'after --: further options of `docker build`')
    .exitOverride();
  command.parse();
  return { options: command.opts<Options>(), buildOptions: command.args };
}

async function firmware(): Promise<number> {
  const { options, buildOptions } = commandLine();
  await findCanmvBoard(options.board);
  const engine = await findEngine();
  await buildStage(engine, 'firmware', buildOptions);
  const { args, mounts } = await firmwareRun(options);
  return await runStage(engine, 'firmware', args, {
    mounts,
    // The SDK downloads to the home folder; this keeps the files for the next board.
    env: { HOME: `${INSIDE}/build/home` },
  });
}

async function firmwareRun(options: Options): Promise<{ args: string[]; mounts: Mount[] }> {
  const args = ['firmware', '--board', options.board, '--out', '/firmware'];
  const mounts: Mount[] = [
    { folder: join(projectRoot, 'out', 'firmware'), target: '/firmware' },
    { folder: join(buildFolder, 'firmware'), target: `${INSIDE}/build` },
  ];
  // An engine would create them as root.
  await Promise.all(mounts.map(({ folder }) => mkdir(folder, { recursive: true })));
  await mkdir(join(buildFolder, 'firmware', 'home'), { recursive: true });
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

await runMain('firmware', async () => {
  try {
    return await firmware();
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    throw error;
  }
});
