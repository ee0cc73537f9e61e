// SPDX-License-Identifier: MIT
// Docker or podman, whichever answers: builds a stage of the Dockerfile and starts it as the user.

import { $ } from 'zx';
import { waitForGroup } from '../support/signals.js';
import { Failure } from '../support/failure.js';
import { projectRoot } from '../support/project.js';

export type Stage = 'test' | 'firmware';
export type Engine = (typeof ENGINES)[number];

const ENGINES = ['docker', 'podman'] as const;

/** A folder of this machine and its place in the container. */
export interface Mount {
  folder: string;
  target: string;
}

/** The first engine that answers; a Failure says of each why not. */
export async function findEngine(): Promise<Engine> {
  const refusals: string[] = [];
  for (const engine of ENGINES) {
    const { exitCode, stderr } = await $({ nothrow: true, quiet: true })`${engine} info`;
    if (exitCode === 0) {
      return engine;
    }
    const reason =
      exitCode === 127 ? 'not installed' : (stderr.trim().split('\n').at(-1) ?? 'does not answer');
    refusals.push(`${engine}: ${reason}`);
  }
  throw new Failure(
    'neither Docker nor podman can be used',
    `${refusals.join('\n')}\nInstall one (Debian: apt install podman) or start its service.\n` +
      'make image-check executes the Dockerfile without them.',
  );
}

/** The image's name. */
export function imageName(stage: Stage): string {
  return `k230-vencoder:${stage}`;
}

/** Builds a stage; `options` are further words of `docker build`. Output goes to stderr. */
export async function buildStage(engine: Engine, stage: Stage, options: string[]): Promise<void> {
  const words = ['build', '--target', stage, '--tag', imageName(stage), ...options, projectRoot];
  const code = await runEngine(engine, words, { DOCKER_BUILDKIT: '1' });
  if (code !== 0) {
    throw new Failure(`${engine} build failed (exit code ${code})`, `Its last lines say why.`);
  }
}

/** Starts a stage's entry as the user and removes the container at its end; returns the exit code. */
export async function runStage(
  engine: Engine,
  stage: Stage,
  words: string[],
  options: { mounts?: Mount[]; env?: Record<string, string>; isOffline?: boolean } = {},
): Promise<number> {
  return await runEngine(engine, [
    'run',
    '--rm',
    ...userOptions(engine),
    ...(options.isOffline === true ? ['--network', 'none'] : []),
    ...(options.mounts ?? []).flatMap(({ folder, target }) => ['--volume', `${folder}:${target}`]),
    ...Object.entries(options.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    imageName(stage),
    ...words,
  ]);
}

// Files that are written into a mounted folder are the user's. Rootless podman maps users, unless told to keep them.
function userOptions(engine: Engine): string[] {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return [
    ...(engine === 'podman' && user !== 0 ? ['--userns', 'keep-id'] : []),
    '--user',
    `${user}:${group}`,
  ];
}

async function runEngine(engine: Engine, words: string[], env: Record<string, string> = {}): Promise<number> {
  const child = $({
    nothrow: true,
    quiet: true,
    detached: true,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    env: { ...process.env, ...env },
  })`${engine} ${words}`;
  const { exitCode } = await waitForGroup(child);
  return exitCode ?? 3;
}
