// SPDX-License-Identifier: MIT
// What a signal does to work and to the processes that it waits for.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

/** Two children at work, one thing to put in order, and a signal. Where a child stays, stderr stays open. */
const WORK = `
import { $ } from 'zx';
const [folder, signal] = process.argv.slice(1);
const { endedWithUs } = await import(folder + '/ended-with-us.js');
const { withEnding } = await import(folder + '/unfinished.js');
const quiet = $({ detached: true, nothrow: true, quiet: true, stdio: ['ignore', 'ignore', 'inherit'] });
const children = [1, 2].map(() => quiet\`exec sleep 60\`);
await Promise.all([
  ...children.map(endedWithUs),
  withEnding(() => 'in order', async () => {
    process.stdout.write(children.map(({ pid }) => pid).join(' '));
    process.kill(process.pid, signal);
    await new Promise(() => setInterval(() => undefined, 1000));
  }),
]);
`;

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])(
  '%s ends the children, and what is said is said once',
  async (signal, code) => {
    const run = $({ quiet: true, nothrow: true, cwd: projectRoot });
    const folder = path.join(projectRoot, 'dist', 'cli', 'support');
    const { exitCode, stdout, stderr } =
      await run`node --input-type=module --eval ${WORK} ${folder} ${signal}`;
    expect({ exitCode, stderr }).toEqual({
      exitCode: code,
      stderr: 'interrupted; the same command goes on from here\nin order\n',
    });
    const pids = stdout.split(' ');
    expect(pids).toHaveLength(2);
    // A process that nobody has waited for has no program any more.
    expect(pids.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
  },
  30_000,
);
