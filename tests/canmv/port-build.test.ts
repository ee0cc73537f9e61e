// SPDX-License-Identifier: MIT
/** After `install`, a port that compiles C files by CanMV's wildcards includes the module without further changes. */
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { jobs } from '../../cli/toolchain/compiler.js';
import { vencoder } from '../board-run.js';
import { makeSdk } from '../sdk/made-sdk.js';
import { folderOf, LAYOUTS, makeCanmvTree, type MadeTree } from './made-tree.js';
import { portVariables } from './port-variables.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-port-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function make({ root, canmv }: MadeTree): Promise<{ exitCode: number | null; text: string }> {
  const run = $({ quiet: true, nothrow: true, cwd: path.join(canmv, 'port') });
  const variables = {
    ...(await portVariables(root)),
    // Relative: as ccache writes dependencies.
    SDK_CANMV_BUILD_DIR: '../../../output/canmv',
    // The test reads the symbols.
    STRIP: '',
  };
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const { exitCode, stdout, stderr } = await run`make ${jobs} ${assignments}`;
  return { exitCode, text: `${stdout}${stderr}` };
}

/** Symbols, qstrs and frozen modules of the built program. */
async function contents(tree: MadeTree): Promise<{ symbols: string; qstrs: string; frozen: string }> {
  const output = path.join(tree.root, 'output', 'canmv');
  const program = path.join(output, 'micropython');
  const { stdout: symbols } = await $({ quiet: true })`riscv64-linux-gnu-nm ${program}`;
  return {
    symbols,
    qstrs: await readFile(path.join(output, 'genhdr', 'qstrdefs.generated.h'), 'utf8'),
    frozen: (await readdir(path.join(output, 'frozen_mpy', 'media'))).join(' '),
  };
}

async function python(tree: MadeTree, text: string): Promise<{ exitCode: number | null; stdout: string }> {
  const program = path.join(tree.root, 'output', 'canmv', 'micropython');
  const { exitCode, stdout } = await $({ quiet: true, nothrow: true })`qemu-riscv64 ${program} ${text}`;
  return { exitCode, stdout: stdout.replaceAll('\r\n', '\n') };
}

const SCRIPT = `
from media.stream import Stream
from media.vencoder import *
encoder = Stream().encoder
encoder.SetOutBufs(0, 4, 128, 64)
print(NAME_OF_VENC, uctypes.UINT8 == 0, MediaManager.__name__, encoder.PAYLOAD_TYPE_H265)
`;

describe.each(LAYOUTS)('a port in the layout of $layout', ({ layout, generation }) => {
  it('has the module only after install', async () => {
    const tree = await makeCanmvTree(path.join(folder, folderOf(layout)), layout);
    await makeSdk(tree.root, 'src/rtsmart/mpp', generation);
    expect(await make(tree)).toMatchObject({ exitCode: 0 });
    const before = await contents(tree);
    expect(before.symbols).toMatch(/ T mp_init$/m);
    expect(before.symbols).not.toMatch(/ vencoder_/);
    expect(before.qstrs).not.toContain('_vencoder');

    expect(await vencoder(['install', '--tree', tree.root])).toMatchObject({ code: 0 });
    expect(await make(tree)).toMatchObject({ exitCode: 0 });
    const after = await contents(tree);
    expect(after.symbols).toMatch(/ T vencoder_get_stream$/m);
    expect(after.symbols).toMatch(/ [RD] vencoder_module$/m);
    expect(after.symbols).toMatch(/ T kd_mpi_venc_get_stream$/m);
    expect(after.qstrs).toContain('QDEF1(MP_QSTR__vencoder,');
    expect(after.frozen).toContain('vencoder.mpy');
    // The SDK's stubs always return 0. Generation A creates its pools in CanMV's MediaManager, which is a stub here.
    const result = await python(tree, generation === 'B' ? SCRIPT : SCRIPT.replace(/.*SetOutBufs.*\n/, ''));
    expect(result).toEqual({ exitCode: 0, stdout: 'True True MediaManager 265\n' });
  });
});

it('the compiler names the missing headers of the MPP', async () => {
  const tree = await makeCanmvTree(path.join(folder, 'no-sdk'), 'v1.8');
  await makeSdk(tree.root, 'src/rtsmart/mpp', 'B');
  const api = path.join(tree.root, 'src/rtsmart/mpp/userapps/api');
  await rename(path.join(api, 'mpi_venc_api.h'), path.join(api, 'away.h'));
  expect(await vencoder(['install', '--tree', tree.root])).toMatchObject({ code: 0 });
  const { exitCode, text } = await make(tree);
  expect(exitCode).not.toBe(0);
  expect(text).toContain('mpi_venc_api.h not found');
});
