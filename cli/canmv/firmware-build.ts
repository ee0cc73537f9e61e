// SPDX-License-Identifier: MIT
// A board's firmware with the module in it: install, build by the SDK's own make, collect.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Abi } from '../../generator/model/model.js';
import { checkAbi, requireFit } from '../sdk/abi-report.js';
import { locateSdk } from '../sdk/locate.js';
import type { CanmvBoard } from '../boards/boards.js';
import { Failure } from '../support/failure.js';
import { BuildLog } from '../support/logged-process.js';
import { step } from '../support/progress.js';
import { changeTree } from './change.js';
import { builtImages, builtProgram, publishFirmware, type FirmwareManifest } from './images.js';
import { planInstall } from './install.js';
import { sourceCommits } from './commits.js';
import { locateTree } from './tree.js';

export interface FirmwareOrder {
  board: CanmvBoard;
  /** Root of a checkout of CanMV's SDK. */
  sdk: string;
  /** The result becomes a folder in it, named after the board. */
  out: string;
  /** The release of CanMV, where the SDK was checked out as such. */
  release?: string;
  /** What the spec says of the MPP. */
  abi: Abi;
  /** The module's name in the firmware. */
  moduleName: string;
}

/** Builds and publishes; a Failure names the step that failed and its log. */
export async function buildFirmware(order: FirmwareOrder): Promise<FirmwareManifest> {
  const { board, sdk, out, release, abi } = order;
  const tree = await locateTree(sdk);
  if (tree.folder === sdk) {
    throw new Failure(`${sdk} is CanMV alone`, 'A firmware needs the whole SDK: give its root.', true);
  }
  const plan = await planInstall(tree);
  step(`Installing the module into ${tree.folder}`);
  await changeTree(tree.folder, plan.changes, plan.folders);
  const log = await BuildLog.create(`firmware-${board.name}`);
  await make(log, sdk, ['dl_toolchain', 'TOOLCHAIN=rtsmart'], 'Providing the compiler of the SDK');
  await make(log, sdk, [board.defconfig], `Configuring for ${board.name}`);
  const generation = await generationOf(sdk, abi);
  await make(log, sdk, [], `Building the firmware of ${board.name}; this takes long, log: ${log.file}`);
  const output = join(sdk, 'output', board.defconfig);
  await requireModule(builtProgram(output), order.moduleName);
  return await publishFirmware(
    join(out, board.name),
    [...(await builtImages(output)), builtProgram(output)],
    {
      board: board.name,
      mpp: generation,
      ...(release !== undefined && { release }),
      sources: await sourceCommits(sdk),
    },
  );
}

async function make(log: BuildLog, sdk: string, words: string[], title: string): Promise<void> {
  step(title);
  await log.run(['make', ...words], { cwd: sdk });
}

// Said before the long build: the assertions in the module would say it late, and less of it.
async function generationOf(sdk: string, abi: Abi): Promise<string> {
  step('Comparing the SDK with the spec');
  const report = await checkAbi(locateSdk(sdk), abi);
  // Libraries may be made by the build.
  requireFit(report, false);
  return report.generation;
}

async function requireModule(program: string, name: string): Promise<void> {
  if (!(await readFile(program)).includes(name)) {
    throw new Failure(`${program} was built without the module`, `It has no string "${name}".`);
  }
}
