// SPDX-License-Identifier: MIT
// Builds a board's firmware with the module: installs it, runs the SDK's own make, collects the images.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Abi } from '../../generator/model/model.js';
import { checkAbi, requireCompatible } from '../sdk/abi-report.js';
import { locateSdk } from '../sdk/locate.js';
import type { CanmvBoard } from '../boards/boards.js';
import { Failure } from '../support/failure.js';
import { makeWritableFolder } from '../support/folders.js';
import { BuildLog } from '../support/logged-process.js';
import { step } from '../support/progress.js';
import { changeTree } from './change.js';
import { builtImages, builtProgram, publishFirmware, type FirmwareManifest } from './build-results.js';
import { planInstall } from './install.js';
import { sourceCommits } from './source-commits.js';
import { locateTree } from './tree.js';

export interface FirmwareRequest {
  board: CanmvBoard;
  /** Root of CanMV's SDK. */
  sdk: string;
  /** The images go into a subfolder named after the board. */
  out: string;
  /** Release of CanMV, if the SDK was checked out by release. */
  release?: string;
  /** The MPP as the spec declares it. */
  abi: Abi;
  /** The module that scripts import, as emitted. */
  facade: string;
  /** The module's name in the firmware; a string of every program that has it. */
  moduleName: string;
}

/** Builds and publishes the firmware. A Failure names the failed step and its log. */
export async function buildFirmware(request: FirmwareRequest): Promise<FirmwareManifest> {
  const { board, sdk, out, release, abi } = request;
  const tree = await locateTree(sdk);
  if (tree.folder === sdk) {
    throw new Failure(`${sdk} is only CanMV, not the whole SDK`, "Give the SDK's root.", true);
  }
  // Before the long build.
  await makeWritableFolder(out);
  const install = await planInstall(tree, request.facade);
  step(`Installing the module into ${tree.folder}`);
  await changeTree(tree.folder, install.changes, install.folders);
  const log = await BuildLog.create(`firmware-${board.name}`);
  await make(log, sdk, ['dl_toolchain', 'TOOLCHAIN=rtsmart'], "Downloading the SDK's compiler");
  await make(log, sdk, [board.defconfig], `Configuring for ${board.name}`);
  const generation = await checkedGeneration(sdk, abi);
  await make(log, sdk, [], `Building the firmware for ${board.name}; this takes long; log: ${log.file}`);
  const output = join(sdk, 'output', board.defconfig);
  await requireModule(builtProgram(output), request.moduleName);
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

async function make(log: BuildLog, sdk: string, args: string[], title: string): Promise<void> {
  step(title);
  await log.run(['make', ...args], { cwd: sdk });
}

// Checked before the long build: the module's assertions would fail late, and report less.
async function checkedGeneration(sdk: string, abi: Abi): Promise<string> {
  step('Comparing the SDK with the spec');
  const report = await checkAbi(locateSdk(sdk), abi);
  // The build may still create the libraries.
  requireCompatible(report, false);
  return report.generation;
}

async function requireModule(program: string, name: string): Promise<void> {
  if (!(await readFile(program)).includes(name)) {
    throw new Failure(`${program} was built without the module`, `It does not contain the string "${name}".`);
  }
}
