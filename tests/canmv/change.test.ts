// SPDX-License-Identifier: MIT
/** A tree gets all changes, or none. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { changeTree, type Change } from '../../cli/canmv/change.js';
import { Failure } from '../../cli/support/failure.js';
import { projectRoot } from '../../cli/support/project.js';
import { snapshot } from './snapshot.js';

let tree: string;

beforeEach(async () => {
  tree = await mkdtemp(path.join(tmpdir(), 'vencoder-change-test-'));
  await mkdir(path.join(tree, 'old'));
  await writeFile(path.join(tree, 'old/replaced'), 'before', { mode: 0o751 });
  await writeFile(path.join(tree, 'old/removed'), 'before');
  await writeFile(path.join(tree, 'plain'), 'no folder');
});

afterEach(async () => {
  await rm(tree, { recursive: true, force: true });
});

const CHANGES: Change[] = [
  { path: 'new/deep/added', bytes: Buffer.from('after') },
  { path: 'old/replaced', bytes: Buffer.from('after') },
  { path: 'old/removed', bytes: undefined },
];

it('creates folders, keeps modes, and removes empty folders', async () => {
  await mkdir(path.join(tree, 'left'));
  await changeTree(tree, CHANGES, ['left', 'old']);
  expect(await readFile(path.join(tree, 'new/deep/added'), 'utf8')).toBe('after');
  expect((await snapshot(tree)).map((line) => line.split(' ').slice(0, 2).join(' '))).toContain(
    'old/replaced 100751',
  );
  expect(existsSync(path.join(tree, 'old/removed'))).toBe(false);
  expect(existsSync(path.join(tree, 'left'))).toBe(false);
  expect(existsSync(path.join(tree, 'old'))).toBe(true);
});

it('undoes all changes if the last one fails', async () => {
  const before = await snapshot(tree);
  const failing = [...CHANGES, { path: 'plain/impossible', bytes: Buffer.from('') }];
  await expect(changeTree(tree, failing, [])).rejects.toThrow(Failure);
  expect(await snapshot(tree)).toEqual(before);
});

// In a separate process: a signal to this one would stop Jest.
const INTERRUPTED = `
import { existsSync } from 'node:fs';
const [module, tree, marker, signal] = process.argv.slice(1);
const { changeTree } = await import(module);
const many = Array.from({ length: 500 }, (_, i) => ({ path: 'new/' + i, bytes: Buffer.from('after') }));
const removed = { path: 'old/removed', bytes: undefined };
const work = changeTree(tree, [removed, ...many], []).then(
  () => 'done',
  (error) => error.name + ' ' + error.signal,
);
while (!existsSync(marker)) {
  await new Promise(setImmediate);
}
process.kill(process.pid, signal);
process.stdout.write(await work);
`;

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('undoes all changes on %s', async (signal) => {
  const before = await snapshot(tree);
  const module = path.join(projectRoot, 'dist', 'cli', 'canmv', 'change.js');
  // All files are staged before the first is replaced; the signal arrives while files are being replaced.
  const marker = path.join(tree, 'new/0');
  const run = $({ quiet: true, nothrow: true });
  const { stdout } =
    await run`node --input-type=module --eval ${INTERRUPTED} ${module} ${tree} ${marker} ${signal}`;
  expect(stdout).toBe(`Interrupted ${signal}`);
  expect(await snapshot(tree)).toEqual(before);
});
