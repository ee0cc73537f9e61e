// SPDX-License-Identifier: MIT
// Builds a stage of the Dockerfile and runs it as the user, with Docker or podman.

import { execute } from '../support/execute.js';
import { waitForGroup } from '../support/signals.js';
import { Failure } from '../support/failure.js';
import { hasProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { makeCommand } from '../support/start-command.js';

export type Stage = 'test' | 'firmware';
export type Engine = (typeof ENGINES)[number];

const ENGINES = ['docker', 'podman'] as const;

/** A folder on this machine and its path in the container. */
export interface Mount {
  folder: string;
  target: string;
}

/** The first engine that works; a Failure has the reason for each. */
export async function findEngine(): Promise<Engine> {
  const reasons: string[] = [];
  for (const engine of ENGINES) {
    const obstacle = await obstacleOf(engine);
    if (obstacle === undefined) {
      return engine;
    }
    reasons.push(`${engine}: ${obstacle}`);
  }
  throw new Failure(
    'neither Docker nor podman works',
    `${reasons.join('\n')}\nInstall one (Debian: apt install podman) or start its service.\n` +
      `Without them, ${makeCommand('image-check')} executes the Dockerfile.`,
  );
}

async function obstacleOf(engine: Engine): Promise<string | undefined> {
  if (!(await hasProgram(engine))) {
    return 'not installed';
  }
  const { exitCode, stderr } = await execute()`${engine} info`;
  return exitCode === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? 'does not answer');
}

/** The image's name. */
export function imageName(stage: Stage): string {
  return `k230-vencoder:${stage}`;
}

/** Builds a stage; `options` are further arguments of `docker build`. Output goes to stderr. */
export async function buildStage(engine: Engine, stage: Stage, options: string[]): Promise<void> {
  const args = ['build', '--target', stage, '--tag', imageName(stage), ...options, projectRoot];
  const code = await runEngine(engine, args, { DOCKER_BUILDKIT: '1' });
  if (code !== 0) {
    throw new Failure(`${engine} build failed (exit code ${code})`, 'See its last lines above.');
  }
}

/** Runs a stage's entry as the user and removes the container afterwards; returns the exit code. */
export async function runStage(
  engine: Engine,
  stage: Stage,
  args: string[],
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
    ...args,
  ]);
}

// Files in mounted folders must belong to the user. Rootless podman maps user ids unless it has keep-id.
function userOptions(engine: Engine): string[] {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return [
    ...(engine === 'podman' && user !== 0 ? ['--userns', 'keep-id'] : []),
    '--user',
    `${user}:${group}`,
  ];
}

async function runEngine(engine: Engine, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = execute({
    detached: true,
    stdout: process.stderr.fd,
    stderr: process.stderr.fd,
    env,
  })`${engine} ${args}`;
  const { exitCode } = await waitForGroup(child);
  return exitCode;
}
