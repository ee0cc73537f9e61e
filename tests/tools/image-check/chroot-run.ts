// SPDX-License-Identifier: MIT
// Runs images of the chroot builder: podman with runc, which behaves like Docker and needs no systemd.

import { storage } from './chroot-engine.js';
import { imageName, type Mount, type Stage } from '../../../cli/container/engine.js';

// Podman's default limits are more than a machine allows that is itself a container.
const LIMITS = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];

export interface ContainerRun {
  stage: Stage;
  /** User and group in the container, by number. */
  user: number;
  /** Replaces the image's entry. */
  entry?: string;
  args: string[];
  mounts?: Mount[];
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
