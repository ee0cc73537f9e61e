// SPDX-License-Identifier: MIT
// `make release`: what it refuses, and its files, twice. The archive of the module is used as its README says, in a folder
// outside of the project: in MicroPython's unix port, and in CanMV's tree.

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { moduleFiles } from '../../cli/canmv/module-files.js';
import { FACADE, MODULES } from '../../cli/canmv/tree.js';
import { Decoded } from '../../cli/judge/stream.js';
import { execute } from '../../cli/support/execute.js';
import { filesBelow, fingerprint } from '../../cli/support/fingerprint.js';
import { projectRoot } from '../../cli/support/project.js';
import { providedParts } from '../../cli/toolchain/board-build.js';
import { throughCache } from '../../cli/toolchain/compiler-cache.js';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { unixPortFlags } from '../module/unix-port.js';
import { fenceOf, namedFences } from '../named-fences.js';
import { CHECKSUMS, NOTES, writeRelease } from '../tools/release/release.js';
import { versionNotes } from '../tools/release/version-notes.js';
import { commitAll, commitCopy } from './checkout.js';

/** The same in each run, so that ccache has the objects. */
const folder = path.join(tmpdir(), `vencoder-release-${fingerprint(projectRoot)}`);
const checkout = path.join(folder, 'checkout');
const out = path.join(folder, 'out');

/** It packs all again. */
const itLong = process.env['VENCODER_LONG_TESTS'] === '1' ? it : it.skip;

let version: string;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await commitCopy(checkout);
  ({ version } = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8')) as {
    version: string;
  });
  await writeRelease(checkout, out);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function unpack(kind: string): Promise<string> {
  const name = `k230-vencoder-${kind}-${version}`;
  await execute({ check: true, cwd: folder })`tar --extract --gzip --file ${path.join(out, name)}.tar.gz`;
  return path.join(folder, name);
}

describe('the files', () => {
  it('are the module, the package, the book, checksums and notes', async () => {
    const names = [`-${version}.tgz`, `-book-${version}.tar.gz`, `-module-${version}.tar.gz`];
    const files = names.map((name) => `k230-vencoder${name}`);
    expect((await readdir(out)).sort()).toEqual([NOTES, CHECKSUMS, ...files]);
    const sums = await execute({ cwd: out })`sha256sum --check --strict ${CHECKSUMS}`;
    expect(sums).toMatchObject({ exitCode: 0, stdout: files.map((name) => `${name}: OK\n`).join('') });
  });

  itLong('are the same bytes in another clone, with other times and permissions', async () => {
    const clone = path.join(folder, 'clone');
    await execute({ check: true })`sh -c ${'umask 077 && git clone --quiet "$0" "$1"'} ${checkout} ${clone}`;
    await execute({ check: true })`ln -s ${path.join(projectRoot, 'node_modules')} ${clone}`;
    await writeFile(path.join(clone, '.git', 'info', 'exclude'), 'node_modules\n');
    const again = path.join(folder, 'again');
    await writeRelease(clone, again);
    for (const name of await readdir(out)) {
      const [one, other] = await Promise.all([out, again].map((place) => readFile(path.join(place, name))));
      expect({ name, isSame: other?.equals(one ?? Buffer.alloc(0)) }).toEqual({ name, isSame: true });
    }
  });

  it('have the section of the version as notes', async () => {
    const notes = await readFile(path.join(out, NOTES), 'utf8');
    const changelog = await readFile(path.join(checkout, 'CHANGELOG.md'), 'utf8');
    expect(changelog).toContain(notes);
    expect(notes).toMatch(/^### /);
    expect(notes).not.toMatch(/^## /m);
  });

  it('have a book whose links between documents lead to files', async () => {
    const book = await unpack('book');
    const documents = (await filesBelow(book)).filter((file) => file.endsWith('.md'));
    const broken: string[] = [];
    for (const document of documents) {
      for (const [, target = ''] of (await readFile(document, 'utf8')).matchAll(/\]\(([^)#:\s]+\.md)[)#]/g)) {
        if (!existsSync(path.join(path.dirname(document), target))) {
          broken.push(`${path.relative(book, document)}: ${target}`);
        }
      }
    }
    expect(documents.length).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  });
});

describe('the module alone', () => {
  let archive: string;
  let fences: Map<string, string>;

  beforeAll(async () => {
    archive = await unpack('module');
    fences = await namedFences(path.join(archive, 'README.md'));
  });

  /** The README's commands, with other paths, and no Node to start. */
  async function follow(
    name: string,
    paths: Record<string, string>,
    env: Record<string, string> = {},
  ): Promise<string> {
    let commands = fenceOf(fences, name);
    for (const [written, real] of Object.entries(paths)) {
      expect(commands).toContain(written);
      commands = commands.replaceAll(written, real);
    }
    const bin = await withoutNode();
    const run = execute({ cwd: archive, env: { ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
    const { exitCode, stdout, stderr } = await run`bash -euc ${commands}`;
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    return stdout;
  }

  async function withoutNode(): Promise<string> {
    const bin = path.join(folder, 'bin');
    await mkdir(bin, { recursive: true });
    for (const program of ['node', 'npm', 'npx']) {
      await writeFile(path.join(bin, program), '#!/bin/sh\nexit 99\n', { mode: 0o755 });
    }
    return bin;
  }

  it('records in MicroPython, as its README says', async () => {
    const tree = await micropythonTree();
    const board = await findEmulatedBoard('host');
    const { codecs, mpyCross, compilerVersion } = await providedParts(board, tree);
    const { cc, env } = await throughCache('gcc', { cc: 'gcc', version: compilerVersion });
    // Debian's source package has no micropython-lib, and nobody may write to the tree.
    const library = path.join(folder, 'no-micropython-lib');
    await mkdir(library);
    await writeFile(path.join(library, 'README.md'), '');
    const variables = [
      `CC=${cc}`,
      `MPY_LIB_DIR=${library}`,
      `MICROPY_MPYCROSS=${mpyCross}`,
      `MICROPY_MPYCROSS_DEPENDENCY=${mpyCross}`,
      // The codecs of the set-up are static and position-dependent.
      'LDFLAGS_EXTRA=-no-pie',
    ];
    const paths = { '/path/to/micropython': tree.folder, '/usr': codecs };
    await follow('unix', paths, { ...env, MAKEFLAGS: unixPortFlags(variables) });
    await writeFile(path.join(archive, 'record.py'), fenceOf(fences, 'record.py'));
    expect(await follow('record', {})).toBe('frames: 90\n');
    await expectNumberedFrames(path.join(archive, 'video.264'), 90);
    // What the compiler read is in its dependencies.
    const foreign =
      await execute()`grep -rlF ${`${projectRoot}/`} --include=*.P ${path.join(archive, 'build')}`;
    expect(foreign).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it("puts into CanMV's tree what `vencoder install` does", async () => {
    const tree = path.join(folder, 'canmv');
    await mkdir(path.join(tree, MODULES), { recursive: true });
    await mkdir(path.join(tree, path.dirname(FACADE)), { recursive: true });
    await follow('canmv', { '/path/to/canmv_k230/src/canmv': tree });
    const facade = path.join(projectRoot, 'firmware', 'python', 'generated', 'media', 'vencoder.py');
    const installed = await moduleFiles(facade);
    const copied = (await filesBelow(tree)).map((file) => path.relative(tree, file)).sort();
    expect(copied).toEqual(installed.map((file) => file.path));
    for (const file of installed) {
      expect(await readFile(path.join(tree, file.path))).toEqual(file.bytes);
    }
  });
});

async function expectNumberedFrames(file: string, count: number): Promise<void> {
  const decoded = await Decoded.from(file);
  try {
    expect(decoded.errors).toBe('');
    expect(await decoded.frameNumbers()).toEqual(Array.from({ length: count }, (_, number) => number));
  } finally {
    await decoded.remove();
  }
}

/** Each leaves the checkout as it changed it, so these come last. */
describe('a checkout that is not what its version says', () => {
  const untouched = path.join(folder, 'untouched');

  afterAll(() => {
    expect(existsSync(untouched)).toBe(false);
  });

  it('is refused with uncommitted changes, which are named', async () => {
    await writeFile(path.join(checkout, 'docs', 'draft.md'), '');
    await expect(writeRelease(checkout, untouched)).rejects.toMatchObject({
      message: expect.stringContaining('uncommitted changes'),
      hint: expect.stringContaining('?? docs/draft.md'),
    });
    await rm(path.join(checkout, 'docs', 'draft.md'));
  });

  it('is refused without a section of the changelog', async () => {
    const file = path.join(checkout, 'package.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace(version, '99.0.0'));
    await commitAll(checkout, 'Another version.');
    await expect(writeRelease(checkout, untouched)).rejects.toMatchObject({
      message: 'CHANGELOG.md has no section of version 99.0.0',
      hint: expect.stringContaining('## [99.0.0] - YYYY-MM-DD'),
    });
  });

  it('is refused with the tag of another version', async () => {
    await execute({ check: true, cwd: checkout })`git tag v${version}`;
    await expect(writeRelease(checkout, untouched)).rejects.toMatchObject({
      message: `the commit has the tag v${version}, and the version in package.json is that of v99.0.0`,
    });
  });
});

describe('the notes', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-02-03\n\n- B.\n\n## [1.0.0] - 2026-01-02\n\n- A.\n';

  it.each([
    ['1.1.0', '- B.\n'],
    ['1.0.0', '- A.\n'],
  ])('of %s', (number, notes) => {
    expect(versionNotes(changelog, number)).toBe(notes);
  });

  it('cannot be empty', () => {
    expect(() => versionNotes('## [1.2.0]\n\n## [1.1.0]\n\n- B.\n', '1.2.0')).toThrow('is empty');
  });
});
