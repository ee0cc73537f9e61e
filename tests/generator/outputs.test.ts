// SPDX-License-Identifier: MIT
/** Emitted files are reproducible, and `generate --check` reports every file that differs from the spec. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { specProject } from '../../cli/options/spec-project.js';
import { generate } from '../../generator/generate.js';
import { findDrift } from '../../generator/write/outputs.js';
import { projectRoot } from '../../cli/support/project.js';
import { copyProject } from '../tools/project-copy.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

const MANUAL = 'docs/generated/manual.md';
const STATES = 'firmware/vencoder/generated/vencoder_states.c';
const SURPLUS = 'firmware/vencoder/generated/old/left_over.c';
/** Inputs of `vencoder generate`, and the files that mark a project's root; `make setup` builds dist/. */
const PARTS = ['package.json', 'boards', 'spec', 'templates', 'examples', 'dist'];

/** A copy of the project that tests can modify. */
let copy = '';

beforeAll(async () => {
  copy = await temporaryFolder();
  await copyProject(projectRoot, PARTS, copy);
  expect((await cli()).exitCode).toBe(0);
});

afterAll(removeTemporaryFolders);

async function cli(...options: string[]): Promise<{ exitCode: number | null; stderr: string }> {
  const run = $({ cwd: '/', nothrow: true, quiet: true });
  const { exitCode, stderr } = await run`node ${inCopy('dist/cli/main.js')} generate ${options}`;
  return { exitCode, stderr };
}

const inCopy = (file: string): string => path.join(copy, file);

describe('emitted files', () => {
  it('do not depend on time or working directory', async () => {
    const first = await generate(specProject);
    const home = process.cwd();
    process.chdir('/');
    try {
      expect(await generate(specProject)).toEqual(first);
    } finally {
      process.chdir(home);
    }
  });

  it('are the same from a copy of the project in another process', async () => {
    for (const { path: file, text } of await generate(specProject)) {
      expect(await readFile(inCopy(file), 'utf8')).toBe(text);
    }
  });

  it('are up to date in this project', async () => {
    expect(await findDrift(projectRoot, await generate(specProject))).toEqual([]);
  });
});

describe('generate --check', () => {
  it('passes if no file differs', async () => {
    expect(await cli('--check')).toMatchObject({ exitCode: 0 });
  });

  it('reports stale, missing and surplus files with a diff, writes nothing and fails', async () => {
    await writeFile(inCopy(MANUAL), (await readFile(inCopy(MANUAL), 'utf8')).replace('# ', '# My '));
    await rm(inCopy(STATES));
    await mkdir(path.dirname(inCopy(SURPLUS)));
    await writeFile(inCopy(SURPLUS), '');

    const { exitCode, stderr } = await cli('--check');

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^stale: docs\/generated\/manual\.md$[^]*^-# My `\S+`$\s^\+# `\S+`$/m);
    expect(stderr).toMatch(/^missing: firmware\/vencoder\/generated\/vencoder_states\.c$[^]*^\+const char/m);
    expect(stderr).toMatch(/^surplus: firmware\/vencoder\/generated\/old\/left_over\.c$/m);
    expect(stderr).toMatch(/^3 generated files are out of date; run `node .*main\.js generate`$/m);
    expect(await readFile(inCopy(MANUAL), 'utf8')).toContain('# My ');
    await expect(stat(inCopy(STATES))).rejects.toThrow('ENOENT');
  });

  it('passes again after generate, which reports the files that it wrote and removed', async () => {
    const { exitCode, stderr } = await cli();
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`wrote ${MANUAL}\n`);
    expect(stderr).toContain(`wrote ${STATES}\n`);
    expect(stderr).toContain(`removed ${SURPLUS}\n`);
    expect(await cli('--check')).toMatchObject({ exitCode: 0 });
    expect(await findDrift(copy, await generate(specProject))).toEqual([]);
  });
});

describe('generate', () => {
  it('reports that nothing changed, and writes nothing', async () => {
    const before = await stat(inCopy(MANUAL));
    expect((await cli()).stderr).toMatch(/^spec\/ → unchanged \[\d+ ms\]\n$/);
    expect((await stat(inCopy(MANUAL))).mtimeMs).toBe(before.mtimeMs);
  });

  it('updates every file that depends on a changed value', async () => {
    const spec = inCopy('spec/vencoder.ts');
    await writeFile(
      spec,
      (await readFile(spec, 'utf8')).replaceAll('VENC_PACK_CNT_MAX: 12;', 'VENC_PACK_CNT_MAX: 13;'),
    );
    const { stderr } = await cli('--check');
    for (const file of [
      MANUAL,
      'firmware/python/generated/media/vencoder.pyi',
      'firmware/vencoder/generated/vencoder_contract.h',
    ]) {
      expect(stderr).toContain(`stale: ${file}`);
    }
  });

  it('reports an error in the spec with location and hint, and exits with 1', async () => {
    await writeFile(inCopy('spec/targets.ts'), "export type Targets = [Emit<'no-such-template', 'x'>];\n");
    const { exitCode, stderr } = await cli();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^spec\/targets\.ts:1:24: error C001: unknown template no-such-template\n {4}1 \| .*\n.*\n {4}help: /,
    );
  });
});
