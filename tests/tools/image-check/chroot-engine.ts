// SPDX-License-Identifier: MIT
// Executes the Dockerfile without an engine: buildah in chroots, with its own container storage. Runs the images with podman
// and runc, which behave like Docker and need no systemd.

import { createInterface } from 'node:readline';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { $ } from 'zx';
import { waitForGroup } from '../../../cli/support/signals.js';
import { Failure } from '../../../cli/support/failure.js';
import { step } from '../../../cli/support/progress.js';
import { cacheFolder, projectRoot } from '../../../cli/support/project.js';
import { imageName, type Mount, type Stage } from '../../../cli/container/engine.js';
import type { Secret } from './machine-settings.js';

/** Base image, storage and logs of `make image-check`. */
export const checkFolder = join(cacheFolder, 'image-check');

/** Options of buildah and podman that choose our storage. */
const storage = [
  '--root',
  join(checkFolder, 'storage'),
  '--runroot',
  join(checkFolder, 'run'),
  '--storage-driver',
  'overlay',
];
// Podman's default limits are more than a machine allows that is itself a container.
const LIMITS = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];
const quietly = { nothrow: true, quiet: true } as const;

export interface ContainerRun {
  stage: Stage;
  /** User and group in the container, by number. */
  user: number;
  /** Replaces the image's entry. */
  entry?: string;
  args: string[];
  mounts?: Mount[];
}

/** Runs buildah and returns its output; a Failure unless it exits with 0. */
export async function buildah(args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await $(quietly)`buildah ${storage} ${args}`;
  if (exitCode !== 0) {
    throw new Failure(`buildah ${args[0]} failed (exit code ${exitCode})`, stderr.trim());
  }
  return stdout.trim();
}

/** Builds one stage with the tag of `docker build`; shows its steps and writes its output to a log. */
export async function buildStage(stage: Stage, secrets: Secret[], buildArguments: string[]): Promise<void> {
  const args = [
    ...['bud', '--isolation', 'chroot', '--layers', '--pull-never'],
    ...['--target', stage, '--tag', imageName(stage)],
    ...secrets.flatMap(({ id, file }) => ['--secret', `id=${id},src=${file}`]),
    ...buildArguments.flatMap((argument) => ['--build-arg', argument]),
    projectRoot,
  ];
  await mkdir(checkFolder, { recursive: true });
  const path = join(checkFolder, `build-${stage}.log`);
  const last = await logged(path, args);
  if (last.exitCode !== 0) {
    throw new Failure(
      `the Dockerfile's stage ${stage} does not build (exit code ${last.exitCode})`,
      `${last.lines.join('\n')}\nFull log: ${path}`,
    );
  }
}

async function logged(path: string, args: string[]): Promise<{ exitCode: number | null; lines: string[] }> {
  const log = await open(path, 'w');
  const lines: string[] = [];
  const child = $({
    ...quietly,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })`exec buildah ${storage} ${args} 2>&1`;
  const reading = (async () => {
    for await (const line of createInterface(child.stdout)) {
      await log.write(`${line}\n`);
      lines.splice(0, lines.length - 20);
      lines.push(line);
      if (/^\[\d+\/\d+\] STEP/.test(line)) {
        step(line.length > 100 ? `${line.slice(0, 97)}...` : line);
      }
    }
  })();
  const { exitCode } = await waitForGroup(child);
  await reading;
  await log.close();
  return { exitCode, lines };
}

/** The command that runs a container without a network and removes it afterwards. */
export function podmanRun({ stage, user, entry, args, mounts = [] }: ContainerRun): string[] {
  return [
    'podman',
    ...storage,
    ...['--runtime', 'runc', '--cgroup-manager', 'cgroupfs'],
    ...['run', '--rm', '--pull=never', '--network', 'none', '--user', `${user}:${user}`],
    ...LIMITS,
    ...(entry === undefined ? [] : ['--entrypoint', entry]),
    ...mounts.flatMap(({ folder, target }) => ['--volume', `${folder}:${target}`]),
    imageName(stage),
    ...args,
  ];
}

/** The image's size in bytes, including its base. */
export async function imageSize(stage: Stage): Promise<number> {
  const [image] = JSON.parse(await buildah(['images', '--json', imageName(stage)])) as { size: string }[];
  return parseSize(image?.size ?? '');
}

function parseSize(text: string): number {
  const [, figure = '0', unit = ''] = /^([\d.]+) ([KMG]?)B$/.exec(text) ?? [];
  return Number(figure) * 1000 ** ['', 'K', 'M', 'G'].indexOf(unit);
}
