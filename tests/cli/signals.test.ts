// SPDX-License-Identifier: MIT
// Termination signals: cleanup, children, and work that stops between steps.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

/** Two children, one cleanup, and a signal. A child that still runs keeps stderr open. */
const WORK = `
import { $ } from 'zx';
const [folder, signal] = process.argv.slice(1);
const { waitForGroup, withCleanup } = await import(folder + '/signals.js');
const quiet = $({ detached: true, nothrow: true, quiet: true, stdio: ['ignore', 'ignore', 'inherit'] });
const children = [1, 2].map(() => quiet\`exec sleep 10000\`);
await Promise.all([
  ...children.map(waitForGroup),
  withCleanup(() => 'clean', async () => {
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
])('%s terminates the children, and prints each statement once', async (signal, code) => {
  const run = $({ quiet: true, nothrow: true, cwd: projectRoot });
  const folder = path.join(projectRoot, 'dist', 'cli', 'support');
  const { exitCode, stdout, stderr } = await run`node --input-type=module --eval ${WORK} ${folder} ${signal}`;
  expect({ exitCode, stderr }).toEqual({
    exitCode: code,
    stderr: 'vencoder: interrupted; run the same command again to continue\nvencoder: clean\n',
  });
  const pids = stdout.split(' ');
  expect(pids).toHaveLength(2);
  // A terminated process that its parent has not waited for has no program any more.
  expect(pids.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
});

/** A signal during interruptible work with cleanup in it; the second one arrives while the work finishes its step. */
const STEPS = `
import { once } from 'node:events';
const [folder, later] = process.argv.slice(1);
const { interruptible, withCleanup } = await import(folder + '/signals.js');
const send = async (signal) => {
  const delivered = once(process, signal);
  const running = setInterval(() => undefined, 1000);
  process.kill(process.pid, signal);
  await delivered;
  clearInterval(running);
};
const work = interruptible('stopped', (next) => withCleanup(() => 'cleaned', async () => {
  await send('SIGINT');
  if (later !== 'none') {
    await send('SIGTERM');
  }
  next();
}), later === 'ignored' ? 'ignored' : 'end');
await work.catch((error) => process.stdout.write(error.name + ' ' + error.signal));
`;

it.each([
  ['none', 0, 'Interrupted SIGINT', ''],
  ['ignored', 0, 'Interrupted SIGINT', ''],
  ['end', 143, '', 'vencoder: cleaned\n'],
])('interruptible work finishes its step; later signals: %s', async (later, exitCode, stdout, stderr) => {
  const run = $({ quiet: true, nothrow: true, cwd: projectRoot });
  const folder = path.join(projectRoot, 'dist', 'cli', 'support');
  const result = await run`node --input-type=module --eval ${STEPS} ${folder} ${later}`;
  expect({ exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr }).toEqual({
    exitCode,
    stdout,
    stderr,
  });
});
