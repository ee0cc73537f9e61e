// SPDX-License-Identifier: MIT
/** Install and uninstall in real CanMV trees, if available: their own Makefiles and manifests find the files. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { micropythonTree } from '../../cli/toolchain/micropython.js';
import { vencoder } from '../board-run.js';
import { git } from './made-tree.js';
import { snapshot } from './snapshot.js';

const TREES = [
  { layout: 'v1.1', variable: 'VENCODER_CANMV_V1_1' },
  { layout: 'v1.8', variable: 'VENCODER_CANMV_V1_8' },
  { layout: 'after v1.8', variable: 'VENCODER_CANMV_AFTER_V1_8' },
].map(({ layout, variable }) => ({ layout, variable, tree: process.env[variable] }));
const MODULE_SOURCES = ['modvencoder', 'vencoder_channel', 'vencoder_media_manager', 'binding_arguments'];

for (const { layout, variable, tree } of TREES) {
  if (tree === undefined) {
    process.stderr.write(`\nSKIPPED: install into CanMV ${layout}; ${variable} names no checkout of it\n\n`);
  }
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-real-tree-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A clone: the user's checkout stays unchanged. */
async function copyOf(tree: string, name: string): Promise<string> {
  const copy = path.join(folder, name);
  await git(folder, ['clone', '--quiet', '--depth=1', `file://${path.resolve(tree)}`, copy]);
  return copy;
}

/** The sources that the port's Makefile compiles, evaluated by make without its includes. */
async function compiled(canmv: string): Promise<string[]> {
  const port = path.join(canmv, 'port');
  const makefile = await readFile(path.join(port, 'Makefile'), 'utf8');
  const lists = path.join(folder, 'lists.mk');
  await writeFile(lists, makefile.replace(/^-?include .*$/gm, '').replaceAll('$(shell ', '$(comment '));
  const show = 'show:;@printf "%s\\n" $(SRC_C) $(CANMV_SRC_C)';
  const { stdout } = await $({ quiet: true, cwd: port })`make --silent --file ${lists} --eval ${show} show`;
  return stdout.trimEnd().split('\n');
}

const FROZEN = `
import sys
sys.path.insert(0, sys.argv[1] + '/tools')
import manifestfile
manifest = manifestfile.ManifestFile(manifestfile.MODE_FREEZE, {
    'MPY_DIR': sys.argv[1], 'PORT_DIR': sys.argv[2], 'BOARD_DIR': sys.argv[2], 'MPY_LIB_DIR': sys.argv[1],
})
manifest.execute(sys.argv[3])
for file in manifest.files():
    print(file.target_path, file.full_path)
`;

/** The files that the port's manifest freezes, as lines "target source", without external libraries. */
async function frozen(canmv: string): Promise<string[]> {
  const { folder: micropython } = await micropythonTree();
  const port = path.join(canmv, 'port');
  const text = await readFile(path.join(port, 'boards', 'manifest.py'), 'utf8');
  const manifest = path.join(port, 'boards', 'manifest-of-test.py');
  await writeFile(manifest, text.replace(/^(?:require|include)\(.*$/gm, ''));
  const { stdout } = await $({ quiet: true })`python3 -c ${FROZEN} ${micropython} ${port} ${manifest}`;
  await rm(manifest);
  return stdout.trimEnd().split('\n');
}

/** The stubs that the tree's own generator creates for the module, given a build that compiled `modules`. */
async function vendorStubs(canmv: string): Promise<{ native: string; facade: string }> {
  const build = path.join(folder, 'k230_canmv_defconfig', 'canmv');
  await mkdir(path.join(build, 'genhdr', 'qstr'), { recursive: true });
  const sources = await readdir(path.join(canmv, 'port', 'modules'));
  for (const name of sources.filter((source) => source.endsWith('.c'))) {
    await writeFile(path.join(build, 'genhdr', 'qstr', `modules__${name}.qstr`), '');
  }
  const generator = path.join(canmv, 'tools', 'gen_canmv_stubs.py');
  const out = path.join(folder, 'stubs');
  await $({ quiet: true })`python3 -B ${generator} --build-dir ${build} --out ${out}`;
  return {
    native: await readFile(path.join(out, '_vencoder.pyi'), 'utf8'),
    facade: await readFile(path.join(out, 'media', 'vencoder.pyi'), 'utf8'),
  };
}

describe.each(TREES)('CanMV $layout', ({ layout, tree }) => {
  const itWithTree = tree === undefined ? it.skip : it;

  itWithTree('gets the module, finds it by its own rules, and is restored by uninstall', async () => {
    const canmv = await copyOf(tree ?? '', layout);
    expect((await vencoder(['install', '--tree', canmv, '--dry-run'])).stdout).toContain(`layout ${layout})`);
    const before = await snapshot(canmv);
    const sources = await compiled(canmv);
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((name) => name.includes('vencoder'))).toEqual([]);

    expect(await vencoder(['install', '--tree', canmv])).toMatchObject({ code: 0, stderr: '' });
    const installed = await snapshot(canmv);
    const again = await vencoder(['install', '--tree', canmv]);
    expect(again.stdout).toContain('Nothing to do');
    expect(await snapshot(canmv)).toEqual(installed);
    const now = await compiled(canmv);
    expect(now).toEqual(expect.arrayContaining(MODULE_SOURCES.map((name) => `modules/${name}.c`)));
    expect(new Set(now).size).toBe(now.length);
    expect(await frozen(canmv)).toContain(
      `media/vencoder.py ${path.join(canmv, 'port/builtin_py/media/vencoder.py')}`,
    );
    if (existsSync(path.join(canmv, 'tools', 'gen_canmv_stubs.py'))) {
      const { native, facade } = await vendorStubs(canmv);
      expect(native).toContain(
        'def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:',
      );
      expect(native).toContain('H265_PROFILE_MAIN: int');
      expect(native).toContain('list[int]');
      expect(facade).toContain('Encoder as Encoder');
    }

    expect(await vencoder(['uninstall', '--tree', canmv])).toMatchObject({ code: 0, stderr: '' });
    expect(await git(canmv, ['status', '--short'])).toBe('');
    expect(await snapshot(canmv)).toEqual(before);
  });
});
