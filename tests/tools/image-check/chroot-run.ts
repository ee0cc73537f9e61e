// SPDX-License-Identifier: MIT
// Starts what the chroot builder has built: podman with runc, which behaves as Docker does and needs no systemd.

import { storage } from './chroot-builder.js';
import { imageName, type Mount, type Stage } from '../../../cli/container/engine.js';

// Podman asks for more than a machine that is itself a container may give.
const LIMITS = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];

export interface ContainerRun {
  stage: Stage;
  /** User and group in the container, by number. */
  user: number;
  /** Instead of the image's entry. */
  entry?: string;
  words: string[];
  mounts?: Mount[];
}

/** The command that starts a container without a network and removes it at its end. */
export function podmanRun({ stage, user, entry, words, mounts = [] }: ContainerRun): string[] {
  return [
    'podman',
    ...storage,
    ...['--runtime', 'runc', '--cgroup-manager', 'cgroupfs'],
    ...['run', '--rm', '--pull=never', '--network', 'none', '--user', `${user}:${user}`],
    ...LIMITS,
    ...(entry === undefined ? [] : ['--entrypoint', entry]),
    ...mounts.flatMap(({ folder, target }) => ['--volume', `${folder}:${target}`]),
    imageName(stage),
    ...words,
  ];
}
