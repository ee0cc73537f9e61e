// SPDX-License-Identifier: MIT
/** `vencoder abi` and `vencoder build --sdk`: compatible SDKs are accepted, and every difference is reported. */
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { specProject } from '../../cli/options/spec-project.js';
import { checkAbi, describeReport, type AbiReport } from '../../cli/sdk/abi-report.js';
import { locateSdk } from '../../cli/sdk/locate.js';
import { moduleSources } from '../../cli/sdk/module-sources.js';
import { projectRoot } from '../../cli/support/project.js';
import { loadModel } from '../../generator/generate.js';
import type { Abi } from '../../generator/model/model.js';
import { GENERATIONS, vencoder } from '../board-run.js';
import { BUDGET, excesses } from '../budget/budget.js';
import { changeHeader, makeLibrary, makeSdk, type MadeSdk } from './made-sdk.js';

const REAL_SDK = process.env['VENCODER_SDK'];

let folder: string;
let abi: Abi;
let sdks = 0;
/** Compatible SDKs, to be copied. */
const compatible = new Map<string, MadeSdk>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-sdk-test-'));
  ({ abi } = await loadModel(specProject));
  for (const generation of GENERATIONS) {
    compatible.set(generation, await makeSdk(path.join(folder, generation), '', generation));
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A compatible SDK with its MPP in the folder `below`. */
async function sdkOf(generation: 'A' | 'B', below = ''): Promise<MadeSdk> {
  const original = compatible.get(generation);
  if (original === undefined) {
    throw new Error(`no SDK of generation ${generation}`);
  }
  sdks += 1;
  const root = path.join(folder, `sdk${sdks}`);
  const mpp = path.join(root, below);
  await cp(original.mpp, mpp, { recursive: true });
  return { ...original, root, mpp };
}

/** What `abi --json` prints. */
async function printedReport(root: string): Promise<AbiReport> {
  const { code, stdout, stderr } = await vencoder(['abi', '--sdk', root, '--json']);
  const data = JSON.parse(stdout) as AbiReport;
  expect({ code, stderr }).toEqual({ code: data.differences.length > 0 ? 1 : 0, stderr: '' });
  return data;
}

function differencesIn(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const found = lines.filter((line) => line.includes(': expected '));
  expect(lines.at(-1)).toBe(`Differences: ${found.length}`);
  return found;
}

/** The differences that `abi` reports for an incompatible SDK. */
async function reportedDifferences(root: string): Promise<string[]> {
  return differencesIn(describeReport(await checkAbi(locateSdk(root), abi)));
}

/** Compiles the module's assertions with an SDK's headers; returns the compiler's errors. */
async function compileAssertions({ mpp }: MadeSdk): Promise<string> {
  const { flags } = await moduleSources();
  const includes = ['include', 'include/comm', 'userapps/api'].map((name) => `-I${path.join(mpp, name)}`);
  const run = $({
    quiet: true,
    nothrow: true,
    cwd: folder,
    input: '#include "mpp.h"\n#include "mpp_abi_check.h"\n',
  });
  return (await run`riscv64-linux-gnu-gcc ${flags} ${includes} -c -x c -o assertions.o -`).stderr;
}

describe.each(GENERATIONS)('an SDK of generation %s', (generation) => {
  // k230_sdk has generation A, CanMV's current releases have B.
  const layouts = [generation === 'A' ? 'src/big/mpp' : 'src/rtsmart/mpp', ''];
  it.each(layouts)('is compatible, with its MPP in "%s"', async (below) => {
    const { root, mpp } = await sdkOf(generation, below);
    const data = await printedReport(root);
    expect(data).toMatchObject({ generation, differences: [], inline: [], sdk: { folder: mpp } });
    expect(data.symbols.length).toBeGreaterThan(10);
    for (const { name, libraries } of data.symbols) {
      expect(libraries).toEqual([`lib${name.split('_')[2]}.a`]);
    }
    const { code, stdout } = await vencoder(['abi', '--sdk', root]);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'No differences.' });
    expect(stdout).toMatch(new RegExp(`^generation +${generation}$`, 'm'));
    expect(stdout).toMatch(
      generation === 'A' ? /^firmware +CanMV up to v1\.5$/m : /^firmware +CanMV since v1\.6$/m,
    );
  });

  it('build reports the sizes; the objects need the symbols that abi checks', async () => {
    const { root } = await sdkOf(generation);
    // stderr has progress output if the board, whose headers are used, must be built first.
    const { code, stdout, stderr } = await vencoder(['build', '--sdk', root]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const rows = [...stdout.matchAll(/^ *(\d+) +(\d+) +(\d+) {2}(\S+)$/gm)];
    const files = rows.map((row) => row[4] ?? '');
    expect(files).toContain('firmware/vencoder/generated/modvencoder.c');
    expect(files).toContain('firmware/vencoder/vencoder_channel.c');
    expect(files.at(-1)).toBe('total');
    const texts = rows.map((row) => Number(row[1]));
    const total = texts.pop() ?? 0;
    expect(total).toBe(texts.reduce((sum, text) => sum + text, 0));
    expect(excesses('bytes of code', new Map([[generation, total]]), BUDGET.textBytes)).toEqual([]);
    const objects = path.join(projectRoot, 'build', `sdk-${generation}`);
    const { stdout: symbols } = await $({ quiet: true, cwd: objects })`riscv64-linux-gnu-nm -u -P *.o`;
    const undefinedSymbols = new Set([...symbols.matchAll(/^(kd_\w+) U/gm)].map((match) => match[1] ?? ''));
    const { symbols: needed } = await checkAbi(locateSdk(root), abi);
    expect([...undefinedSymbols].sort()).toEqual(needed.map(({ name }) => name));
  });
});

describe.each(GENERATIONS)('a wrong SDK of generation %s', (generation) => {
  const api = 'userapps/api/mpi_venc_api.h';
  const types = 'include/k_type.h';
  const wrongHeaders: [string, string, string, string, string[]][] = [
    [
      'a moved field',
      types,
      '    k_u64 pts;\n    k_venc_pack_type type;\n',
      '    k_venc_pack_type type;\n    k_u64 pts;\n',
      [
        'struct k_venc_pack: expected size 32, found 24',
        'struct k_venc_pack, field type: expected offset 24, found 12',
      ],
    ],
    [
      'a field of another type',
      types,
      '    k_u32 u32PicCnt;',
      '    k_s32 u32PicCnt;',
      ['struct k_venc_stream_info, field u32PicCnt: expected type k_u32, found k_s32'],
    ],
    [
      'a missing field',
      types,
      '    k_bool end_of_stream;\n',
      '    k_u32 reserved;\n',
      ['struct k_venc_chn_status, field end_of_stream: expected offset 16, type k_bool, found no such field'],
    ],
    [
      'a changed enumerator',
      types,
      'K_PT_H265 = 265',
      'K_PT_H265 = 1265',
      ['enumeration k_payload_type, enumerator K_PT_H265: expected value 265, found 1265'],
    ],
    [
      'a missing enumerator',
      types,
      '    K_VENC_HEADER = 3,\n',
      '',
      ['enumeration k_venc_pack_type, enumerator K_VENC_HEADER: expected value 3, found no such enumerator'],
    ],
    [
      'a changed macro',
      types,
      '#define VENC_MAX_CHN_NUMS (4)',
      '#define VENC_MAX_CHN_NUMS (2)',
      ['macro VENC_MAX_CHN_NUMS: expected value 4, found 2'],
    ],
    [
      'a changed prototype',
      api,
      'k_s32 kd_mpi_venc_start_chn(k_u32 chn_num);',
      'k_s32 kd_mpi_venc_start_chn(k_u32 chn_num, k_bool now);',
      ['function kd_mpi_venc_start_chn: expected type k_s32(k_u32 chn_num), found k_s32(k_u32, k_bool)'],
    ],
    [
      'a function missing in the headers',
      api,
      'k_s32 kd_mpi_venc_stop_chn(k_u32 chn_num);\n',
      '',
      ['function kd_mpi_venc_stop_chn: expected type k_s32(k_u32 chn_num), found no such function'],
    ],
  ];
  it.each(wrongHeaders)('%s', async (_, header, from, to, lines) => {
    const sdk = await sdkOf(generation);
    await changeHeader(sdk, header, from, to);
    expect((await reportedDifferences(sdk.root)).sort()).toEqual(lines.sort());
  });

  it('a missing type is reported once, not for every part that uses it', async () => {
    const sdk = await sdkOf(generation);
    await changeHeader(sdk, types, '} k_venc_chn_status;', '} k_venc_chn_state;');
    await changeHeader(sdk, api, 'k_venc_chn_status', 'k_venc_chn_state');
    const { code, stdout, stderr } = await vencoder(['abi', '--sdk', sdk.root]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(differencesIn(stdout)).toEqual([
      'struct k_venc_chn_status: expected size 40, found no such struct',
    ]);
    expect((await printedReport(sdk.root)).differences).toHaveLength(1);
  });

  it('a missing symbol', async () => {
    const sdk = await sdkOf(generation);
    await makeLibrary(
      sdk,
      'venc',
      sdk.functions.venc.filter((name) => name !== 'kd_mpi_venc_get_stream'),
    );
    expect(await reportedDifferences(sdk.root)).toEqual([
      'symbol kd_mpi_venc_get_stream: expected its definition in a library, found in none of 3 libraries',
    ]);
  });

  it('a damaged library', async () => {
    const sdk = await sdkOf(generation);
    await writeFile(path.join(sdk.mpp, 'userapps/lib/libvb.a'), '!<arch>\nhalf a member');
    const found = await reportedDifferences(sdk.root);
    expect(found).toContainEqual(
      'symbol kd_mpi_vb_phyaddr_to_handle: expected its definition in a library, found in none of 3 libraries, but libvb.a cannot be read',
    );
  });

  it('no libraries', async () => {
    const sdk = await sdkOf(generation);
    await rm(path.join(sdk.mpp, 'userapps/lib'), { recursive: true });
    const found = await reportedDifferences(sdk.root);
    expect(found).toContainEqual(
      'symbol kd_mpi_sys_mmap: expected its definition in a library, found no libraries; build the SDK first',
    );
  });

  it('stops the build, which reports every difference', async () => {
    const sdk = await sdkOf(generation);
    await changeHeader(sdk, types, 'K_PT_H265 = 265', 'K_PT_H265 = 1265');
    await changeHeader(sdk, types, '    k_u32 u32PicCnt;', '    k_s32 u32PicCnt;');
    await makeLibrary(
      sdk,
      'venc',
      sdk.functions.venc.filter((name) => name !== 'kd_mpi_venc_get_stream'),
    );
    const { code, stdout, stderr } = await vencoder(['build', '--sdk', sdk.root]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'vencoder: this SDK is not compatible with the module',
      '  enumeration k_payload_type, enumerator K_PT_H265: expected value 265, found 1265',
      '  struct k_venc_stream_info, field u32PicCnt: expected type k_u32, found k_s32',
      '  symbol kd_mpi_venc_get_stream: expected its definition in a library, found in none of 3 libraries',
      '  Use another release of the SDK, or change the spec (spec/mpp.ts).',
      '',
    ]);
  });

  it('fails the assertions of the module without `abi`', async () => {
    const sdk = await sdkOf(generation);
    await changeHeader(sdk, types, 'K_PT_H265 = 265', 'K_PT_H265 = 1265');
    expect(await compileAssertions(await sdkOf(generation))).toBe('');
    const errors = await compileAssertions(sdk);
    expect(errors).toContain('static assertion failed: "k_payload_type.K_PT_H265 is not 265"');
  });

  it('needs no libraries to build objects', async () => {
    const { root, mpp } = await sdkOf(generation);
    await rm(path.join(mpp, 'userapps/lib'), { recursive: true });
    expect(await vencoder(['build', '--sdk', root])).toMatchObject({ code: 0 });
  });
});

it('accepts a function that the headers define inline', async () => {
  const sdk = await sdkOf('B');
  const name = 'kd_mpi_venc_request_idr';
  await changeHeader(
    sdk,
    'userapps/api/mpi_venc_api.h',
    `k_s32 ${name}(k_u32 chn_num);`,
    `static inline k_s32 ${name}(k_u32 chn_num) { return (k_s32)chn_num; }`,
  );
  await makeLibrary(
    sdk,
    'venc',
    sdk.functions.venc.filter((each) => each !== name),
  );
  const data = await checkAbi(locateSdk(sdk.root), abi);
  expect(data).toMatchObject({ differences: [] });
  expect(data.symbols.map((symbol) => symbol.name)).not.toContain(name);
});

describe('without a usable SDK or compiler', () => {
  it.each(['abi', 'build'])('%s of a folder that is not an SDK exits with 2', async (command) => {
    const { code, stdout, stderr } = await vencoder([command, '--sdk', projectRoot]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('is not a K230 SDK');
    expect(stderr).toContain('src/rtsmart/mpp/userapps/api/mpi_venc_api.h');
  });

  it('a missing folder exits with 2', async () => {
    const { code, stderr } = await vencoder(['abi', '--sdk', '/not/there']);
    expect(code).toBe(2);
    expect(stderr).toContain('No such folder.');
  });

  it('abi without --sdk, and build with --sdk and --board, exit with 2', async () => {
    expect(await vencoder(['abi'])).toMatchObject({ code: 2, stdout: '' });
    expect(await vencoder(['build', '--sdk', folder, '--board', 'host'])).toMatchObject({ code: 2 });
  });

  it("headers that do not compile exit with 3 and the compiler's errors", async () => {
    const sdk = await sdkOf('A');
    await writeFile(path.join(sdk.mpp, 'include/k_module.h'), '#include "made_by_configuration.h"\n');
    const { code, stdout, stderr } = await vencoder(['abi', '--sdk', sdk.root]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain("the SDK's headers do not compile");
    expect(stderr).toContain('made_by_configuration.h');
    expect(stderr).toContain('configure and build the SDK');
  });

  it('a missing compiler exits with 3 and the name of its package', async () => {
    const sdk = await sdkOf('A');
    const programs = path.join(folder, 'programs');
    await $({ quiet: true })`mkdir ${programs}`;
    for (const name of ['node', 'bash', 'sh']) {
      const { stdout } = await $({ quiet: true })`command -v ${name}`;
      await symlink(stdout.trim(), path.join(programs, name));
    }
    const cli = path.join(projectRoot, 'dist', 'cli', 'main.js');
    const run = $({ quiet: true, nothrow: true, env: { ...process.env, PATH: programs } });
    const { exitCode, stderr } = await run`node ${cli} abi --sdk ${sdk.root}`;
    expect(exitCode).toBe(3);
    expect(stderr).toContain('gcc-riscv64-linux-gnu');
  });
});

if (REAL_SDK === undefined) {
  process.stderr.write('\nSKIPPED: the module with a real SDK: VENCODER_SDK is not set\n\n');
}
const itWithSdk = REAL_SDK === undefined ? it.skip : it;

describe('a real SDK', () => {
  itWithSdk('matches the spec and has every symbol', async () => {
    expect(await printedReport(REAL_SDK ?? '')).toMatchObject({ differences: [] });
  });

  itWithSdk("compiles the module with CanMV's flags without a warning", async () => {
    const { code, stdout, stderr } = await vencoder(['build', '--sdk', REAL_SDK ?? '']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    process.stderr.write(`\n${stdout}\n`);
  });
});
