// SPDX-License-Identifier: MIT
/** `vencoder firmware` on a stand-in for CanMV's SDK: all steps are real, only the downloads are replaced. */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { $ } from 'zx';
import type { FirmwareManifest } from '../../cli/canmv/build-results.js';
import { projectRoot } from '../../cli/support/project.js';
import { vencoder } from '../board-run.js';
import { changeHeader, makeSdk, type MadeSdk } from '../sdk/made-sdk.js';
import { commit, git, makeCanmvTree, type Layout } from './made-tree.js';
import { portVariables } from './port-variables.js';

const BOARD = 'k230_canmv_lckfb';
const STAND_IN = path.join(projectRoot, 'tests', 'canmv', 'stand-in-sdk');
/** Offset of the FAT partition in the stand-in's image, in bytes. */
const PARTITION = 2048 * 512;

let folder: string;
let sdk: MadeSdk;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-firmware-'));
  out = path.join(folder, 'out');
  sdk = await makeWholeSdk('sdk', 'v1.8');
});

/** An SDK with all that a firmware's build needs, for the builds that follow. */
async function makeWholeSdk(name: string, layout: Layout): Promise<MadeSdk> {
  const root = path.join(folder, name);
  await cp(STAND_IN, root, { recursive: true });
  await mkdir(path.join(root, 'configs'));
  await writeFile(path.join(root, 'configs', `${BOARD}_defconfig`), 'CONFIG_MEM_MMZ_SIZE=0x20000000\n');
  const made = await makeSdk(root, 'src/rtsmart/mpp', 'B');
  await makeCanmvTree(root, layout);
  Object.assign(process.env, await portVariables(root));
  return made;
}

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function firmware(tree = sdk.root): ReturnType<typeof vencoder> {
  return vencoder(['firmware', '--board', BOARD, '--tree', tree, '--out', out]);
}

it('builds an image whose program has the module', async () => {
  const { code, stdout, stderr } = await firmware();
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const result = path.join(out, BOARD);
  const image = path.join(result, `${BOARD}.img.gz`);
  const program = path.join(result, 'micropython');
  expect(stdout.trimEnd().split('\n')).toEqual([image, program]);

  const run = $({ quiet: true, cwd: folder });
  await run`gunzip --stdout ${image} > card.img`;
  await run`mcopy -i card.img@@${PARTITION} ::micropython program`;
  expect(await readFile(path.join(folder, 'program'))).toEqual(await readFile(program));
  const { stdout: printed } =
    await run`qemu-riscv64 ${program} ${'from media.vencoder import *; print(Encoder.PAYLOAD_TYPE_H264)'}`;
  expect(printed.trim()).toMatch(/^\d+$/);
});

it('lists commits, sizes and hashes in manifest.json', async () => {
  const result = path.join(out, BOARD);
  const manifest = JSON.parse(await readFile(path.join(result, 'manifest.json'), 'utf8')) as FirmwareManifest;
  const canmv = (await git(path.join(sdk.root, 'src/canmv'), ['rev-parse', 'HEAD'])).trim();
  expect(manifest).toMatchObject({ board: BOARD, mpp: 'B', sources: { 'src/canmv': `${canmv}+` } });
  expect(
    manifest.files
      .map(({ name }) => name)
      .concat('manifest.json')
      .sort(),
  ).toEqual((await readdir(result)).sort());
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = await readFile(path.join(result, name));
    expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
  }
});

it('builds again in a tree where the module is committed', async () => {
  await commit(path.join(sdk.root, 'src/canmv'), 'The module');
  const { code, stderr } = await firmware();
  expect({ code, stderr }).toMatchObject({ code: 0 });
});

it('fails before the build if the SDK is incompatible, and keeps the previous result', async () => {
  const before = await readFile(path.join(out, BOARD, 'manifest.json'));
  const [from, to] = ['K_PT_H265 = 265', 'K_PT_H265 = 1265'];
  await changeHeader(sdk, 'include/k_type.h', from, to);
  const { code, stdout, stderr } = await firmware();
  await changeHeader(sdk, 'include/k_type.h', to, from);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain('enumerator K_PT_H265: expected value 265, found 1265');
  expect(await readFile(path.join(out, BOARD, 'manifest.json'))).toEqual(before);
});

it('names the log of a failed step', async () => {
  const { code, stdout, stderr } = await vencoder([
    ...['firmware', '--board', 'k230_canmv_yahboom', '--tree', sdk.root, '--out', out],
  ]);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain('there is no configs/k230_canmv_yahboom_defconfig');
  expect(stderr).toContain('firmware-k230_canmv_yahboom.log');
});

it('builds in a tree after the last release', async () => {
  const later = await makeWholeSdk('later', 'after v1.8');
  const { code, stderr } = await firmware(later.root);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await readFile(path.join(out, BOARD, 'micropython'), 'latin1')).toContain('_vencoder');
});

it.each([
  [['--board', 'qemu-riscv64', '--tree', '.'], 'board qemu-riscv64 is emulated; this needs a real board'],
  [['--board', BOARD, '--tree', '/not/there'], '/not/there is not a CanMV tree'],
  [['--board', BOARD, '--release', '0.9'], 'there is no release "0.9" of CanMV'],
])('firmware %j exits with 2', async (args, message) => {
  const { code, stdout, stderr } = await vencoder(['firmware', ...args, '--out', out]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
