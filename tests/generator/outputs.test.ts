// SPDX-License-Identifier: MIT
/** What is emitted can be trusted: always the same bytes, and every file that drifts from the spec is named. */
import { cp, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { specProject } from '../../cli/options/spec-project.js';
import { generate } from '../../generator/generate.js';
import { findDrift } from '../../generator/write/outputs.js';
import { projectRoot } from '../../cli/support/project.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

const MANUAL = 'docs/generated/manual.md';
const STATES = 'firmware/vencoder/generated/vencoder_states.c';
const SURPLUS = 'firmware/vencoder/generated/old/left_over.c';
/** What emitting needs, with what marks a project's root; `make setup` builds dist/. */
const PARTS = ['package.json', 'boards', 'spec', 'templates', 'dist'];

/** A copy of the project whose files tests may spoil. */
let copy = '';

beforeAll(async () => {
  copy = await temporaryFolder();
  for (const part of PARTS) {
    await cp(path.join(projectRoot, part), inCopy(part), { recursive: true });
  }
  await symlink(path.join(projectRoot, 'node_modules'), inCopy('node_modules'));
  expect((await cli()).exitCode).toBe(0);
});

afterAll(removeTemporaryFolders);

async function cli(...options: string[]): Promise<{ exitCode: number | null; said: string }> {
  const run = $({ cwd: '/', nothrow: true, noop: true });
  const { exitCode, stderr } = await run`node ${inCopy('dist/cli/main.js')} generate ${options}`;
  return { exitCode, said: stderr };
}

const inCopy = (file: string): string => path.join(copy, file);

describe('what the generator emits', () => {
  it('is the same whenever and wherever it runs', async () => {
    const first = await generate(specProject);
    const home = process.cwd();
    process.chdir('/');
    try {
      expect(await generate(specProject)).toEqual(first);
    } finally {
      process.chdir(home);
    }
  });

  it('is the same from a copy of the project, by a process of its own', async () => {
    for (const { path: file, text } of await generate(specProject)) {
      expect(await readFile(inCopy(file), 'utf8')).toBe(text);
    }
  });

  it('is what lies in this project', async () => {
    expect(await findDrift(projectRoot, await generate(specProject))).toEqual([]);
  });
});

describe('generate --check', () => {
  it('passes where nothing has drifted', async () => {
    expect(await cli('--check')).toMatchObject({ exitCode: 0 });
  });

  it('names stale, missing and surplus files, shows the difference, writes nothing and fails', async () => {
    await writeFile(inCopy(MANUAL), (await readFile(inCopy(MANUAL), 'utf8')).replace('# ', '# My '));
    await rm(inCopy(STATES));
    await mkdir(path.dirname(inCopy(SURPLUS)));
    await writeFile(inCopy(SURPLUS), '');

    const { exitCode, said } = await cli('--check');

    expect(exitCode).toBe(1);
    expect(said).toMatch(/^stale: docs\/generated\/manual\.md$[^]*^-# My `\S+`$\s^\+# `\S+`$/m);
    expect(said).toMatch(/^missing: firmware\/vencoder\/generated\/vencoder_states\.c$[^]*^\+const char/m);
    expect(said).toMatch(/^surplus: firmware\/vencoder\/generated\/old\/left_over\.c$/m);
    expect(said).toContain('3 generated files are out of date; run `vencoder generate`');
    expect(await readFile(inCopy(MANUAL), 'utf8')).toContain('# My ');
    await expect(stat(inCopy(STATES))).rejects.toThrow('ENOENT');
  });

  it('has its findings mended by generate, which names what it did', async () => {
    const { exitCode, said } = await cli();
    expect(exitCode).toBe(0);
    expect(said).toContain(`wrote ${MANUAL}\n`);
    expect(said).toContain(`wrote ${STATES}\n`);
    expect(said).toContain(`removed ${SURPLUS}\n`);
    expect(await cli('--check')).toMatchObject({ exitCode: 0 });
    expect(await findDrift(copy, await generate(specProject))).toEqual([]);
  });
});

describe('generate', () => {
  it('says when there is nothing to do, and touches nothing', async () => {
    const before = await stat(inCopy(MANUAL));
    expect((await cli()).said).toMatch(/^spec\/ → unchanged \[\d+ ms\]\n$/);
    expect((await stat(inCopy(MANUAL))).mtimeMs).toBe(before.mtimeMs);
  });

  it('follows a change of the spec in every file that speaks of it', async () => {
    const spec = inCopy('spec/vencoder.ts');
    await writeFile(
      spec,
      (await readFile(spec, 'utf8')).replaceAll('VENC_PACK_CNT_MAX: 12;', 'VENC_PACK_CNT_MAX: 13;'),
    );
    const { said } = await cli('--check');
    for (const file of [
      MANUAL,
      'firmware/python/generated/media/vencoder.pyi',
      'firmware/vencoder/generated/vencoder_contract.h',
    ]) {
      expect(said).toContain(`stale: ${file}`);
    }
  });

  it('shows a mistake of the spec with its place and help, and exits with 1', async () => {
    await writeFile(inCopy('spec/targets.ts'), "export type Targets = [Emit<'no-such-template', 'x'>];\n");
    const { exitCode, said } = await cli();
    expect(exitCode).toBe(1);
    expect(said).toMatch(
      /^spec\/targets\.ts:1:24: error C001: there is no template no-such-template\n {4}help: /,
    );
  });
});
