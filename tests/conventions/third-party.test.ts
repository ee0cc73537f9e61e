// SPDX-License-Identifier: MIT
// THIRD-PARTY.md names all software and licences; actions, images and modules are pinned where that is possible.

import { expect, it } from '@jest/globals';
import { thirdPartyDocument } from '../tools/third-party/document.js';
import { listFiles, readSource } from './source-graph.js';

it('THIRD-PARTY.md is what make third-party writes', async () => {
  const text = await thirdPartyDocument();
  expect(readSource('THIRD-PARTY.md')).toBe(text);
  for (const licence of ['0BSD', 'BlueOak-1.0.0', 'CC-BY-4.0']) {
    expect(text).toContain(`\n| ${licence} | `);
  }
});

it('every package of npm declares a licence', async () => {
  expect(await thirdPartyDocument()).not.toContain('not declared');
});

// The test image has no .github.
const workflows = listFiles(/^\.github\/workflows\/.*\.yml$/);
(workflows.length > 0 ? it : it.skip)('workflows pin actions by commit, and limit their permissions', () => {
  for (const file of workflows) {
    const text = readSource(file);
    const actions = [...text.matchAll(/uses: (\S+.*)/g)].map(([, action = '']) => action);
    expect(actions.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  }
});

it("the Dockerfile pins npm's and Python's packages by digest, and keeps the cache's sticky bit", () => {
  const dockerfile = readSource('Dockerfile');
  expect(dockerfile).toMatch(/^ARG NPM_SHA512=[0-9a-f]{128}$/m);
  expect(dockerfile).toContain('--require-hashes');
  expect(dockerfile).not.toMatch(/chmod 0?777/);
  const modules = readSource('cli/support/packages/firmware-python.txt').split('\n');
  const unpinned = modules.filter(
    (line) => /^\w/.test(line) && !/==\S+ --hash=sha256:[0-9a-f]{64}$/.test(line),
  );
  expect(unpinned).toEqual([]);
});
