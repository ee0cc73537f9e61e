// SPDX-License-Identifier: MIT
/** The media memory that the module assumes, from the SDK's own configuration. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { headerFlags } from '../../cli/sdk/probe.js';
import { locateSdk } from '../../cli/sdk/locate.js';
import { makeSdk } from './made-sdk.js';

const CANMV = { below: 'src/rtsmart/mpp', header: 'include/generated/autoconf.h' };
const K230_SDK = { below: 'src/big/mpp', header: 'src/big/mpp/include/comm/k_autoconf_comm.h' };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-mmz-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** mpp_mmz_size() with an SDK whose configuration has these values; undefined for an SDK that is not configured. */
async function mmzSize(
  name: string,
  { below, header }: typeof CANMV,
  values: Record<string, string> | undefined,
): Promise<bigint> {
  const { root } = await makeSdk(path.join(folder, name), below, 'B');
  if (values !== undefined) {
    const lines = Object.entries(values).map(([option, value]) => `#define CONFIG_${option} ${value}\n`);
    await mkdir(path.dirname(path.join(root, header)), { recursive: true });
    await writeFile(path.join(root, header), lines.join(''));
  }
  const source = path.join(root, 'size.c');
  await writeFile(
    source,
    '#include <stdio.h>\n#include "mpp.h"\nint main(void) { printf("%llu", (unsigned long long)mpp_mmz_size()); }\n',
  );
  const flags = headerFlags(locateSdk(root));
  await $({ quiet: true, cwd: root })`gcc -std=gnu99 -Wall -Wextra -Werror ${flags} ${source} -o size`;
  return BigInt((await $({ quiet: true, cwd: root })`./size`).stdout);
}

describe('mpp_mmz_size is', () => {
  it("CanMV's one size", async () => {
    expect(await mmzSize('one', CANMV, { MEM_MMZ_SIZE: '0x4600000' })).toBe(73400320n);
  });

  it('the largest of several sizes that are detected at boot', async () => {
    const values = {
      AUTO_DETECT_DDR_SIZE: '1',
      MEM_MMZ_SIZE_512: '0x10000000',
      MEM_MMZ_SIZE_1024: '0x20000000',
      MEM_MMZ_SIZE_2048: '0x60000000',
    };
    expect(await mmzSize('several', CANMV, values)).toBe(0x60000000n);
    expect(await mmzSize('odd', CANMV, { ...values, MEM_MMZ_SIZE_512: '0x70000000' })).toBe(0x70000000n);
    expect(await mmzSize('only', CANMV, { MEM_MMZ_SIZE_1024: '0x20000000' })).toBe(0x20000000n);
  });

  it("k230_sdk's", async () => {
    expect(await mmzSize('k230', K230_SDK, { MEM_MMZ_SIZE: '0x0FC00000' })).toBe(0xfc00000n);
  });

  it('unlimited if the SDK has no configuration', async () => {
    expect(await mmzSize('none', CANMV, undefined)).toBe(2n ** 64n - 1n);
  });
});
