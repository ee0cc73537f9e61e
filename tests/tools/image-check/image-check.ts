// SPDX-License-Identifier: MIT
// `make image-check`: executes the Dockerfile without an engine, and runs the tests in the image, with our arguments.

import { chown, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../../cli/boards/boards.js';
import { waitForGroup } from '../../../cli/support/signals.js';
import { Failure } from '../../../cli/support/failure.js';
import { withLock } from '../../../cli/support/file-lock.js';
import { installPackages } from '../../../cli/support/package-lists.js';
import { step } from '../../../cli/support/progress.js';
import { baseImage } from './base-image.js';
import { buildStage, checkFolder, imageSize, podmanRun, type ContainerRun } from './chroot-engine.js';
import { runMain } from '../../../cli/support/run-main.js';
import type { Mount, Stage } from '../../../cli/container/engine.js';
import { withSecrets } from './machine-settings.js';

/** A user id that does not exist in the image, like those of real machines. */
const USER = 4321;
const STAGES: Stage[] = ['test', 'firmware'];
/** Only the SDK's packing of images needs PyPI's modules, and some machines reach only Debian and npm. */
const PYPI = process.env['VENCODER_IMAGE_PYPI'] === '1' ? [] : ['PYTHON_MODULES='];

const phases: string[] = [];

async function phase<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begin = process.hrtime.bigint();
  step(name);
  const result = await work();
  phases.push(`${name}: ${Number((process.hrtime.bigint() - begin) / 1_000_000_000n)} s`);
  return result;
}

async function imageCheck(): Promise<number> {
  if (process.getuid?.() !== 0) {
    throw new Failure('make image-check needs root, because it uses chroots', 'Run: sudo make image-check');
  }
  return await withLock(join(checkFolder, 'lock'), 'image-check', buildAndTest);
}

async function buildAndTest(): Promise<number> {
  await phase('Programs', () => installPackages('image-check'));
  const base = await phase('Base image', () => baseImage());
  await withSecrets(checkFolder, async (secrets) => {
    for (const stage of STAGES) {
      await phase(`Stage ${stage}`, () => buildStage(stage, secrets, [`BASE=${base}`, ...PYPI]));
    }
  });
  await phase('User and owner', checkOwner);
  await phase('CPU', checkCpu);
  await phase('Entry of the firmware stage', checkFirmwareEntry);
  await phase('Tests in the image', runTests);
  for (const stage of STAGES) {
    phases.push(`Size of ${stage}: ${Math.round((await imageSize(stage)) / 1e6)} MB`);
  }
  process.stdout.write(
    `${phases.join('\n')}\nimage-check: the Dockerfile builds, and the tests pass in it\n`,
  );
  return 0;
}

// Files in a mounted folder must belong to the user.
async function checkOwner(): Promise<void> {
  const folder = await mkdtemp(join(checkFolder, 'mounted-'));
  try {
    await chown(folder, USER, USER);
    await inTestImage('node dist/cli/main.js model >/mounted/model.json', [{ folder, target: '/mounted' }]);
    const { uid, gid } = await stat(join(folder, 'model.json'));
    if (uid !== USER || gid !== USER) {
      throw new Failure(`a file that ${USER} wrote into a mounted folder belongs to ${uid}:${gid}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

// QEMU exits with 1 after this help. The tests check that the emulated board runs on this CPU.
async function checkCpu(): Promise<void> {
  const best = (await findEmulatedBoard('qemu-riscv64')).cpus?.[0] ?? '';
  const help = await inTestImage('qemu-riscv64 --version && (qemu-riscv64 -cpu help || true)');
  if (!help.split(/\s+/).includes(best)) {
    throw new Failure(`QEMU in the image has no -cpu ${best}`, help);
  }
  step(`${help.split('\n')[0]}, -cpu ${best}`);
}

async function inTestImage(command: string, mounts: Mount[] = []): Promise<string> {
  return await output({ stage: 'test', user: USER, entry: 'sh', args: ['-c', command], mounts });
}

async function checkFirmwareEntry(): Promise<void> {
  await output({ stage: 'firmware', user: USER, args: ['boards'] });
}

async function output(run: ContainerRun): Promise<string> {
  const { exitCode, stdout, stderr } = await $({ nothrow: true, quiet: true })`${podmanRun(run)}`;
  if (exitCode !== 0) {
    const command = [run.entry ?? 'the entry', ...run.args].join(' ');
    throw new Failure(
      `${command}: exit code ${exitCode} in the stage ${run.stage}`,
      `${stderr}${stdout}`.trim(),
    );
  }
  return stdout;
}

async function runTests(): Promise<void> {
  const { exitCode } = await waitForGroup(
    $({
      nothrow: true,
      quiet: true,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    })`exec ${podmanRun({ stage: 'test', user: USER, args: process.argv.slice(2) })}`,
  );
  if (exitCode !== 0) {
    throw new Failure(`the tests failed in the image (exit code ${exitCode})`);
  }
}

await runMain('image-check', imageCheck);
