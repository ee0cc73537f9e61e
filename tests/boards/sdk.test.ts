// SPDX-License-Identifier: MIT
// The real boards' descriptions against the SDK's own configuration, if VENCODER_RTOS_SDK names one.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { $ } from 'zx';
import { allBoards, type CanmvBoard } from '../../cli/boards/boards.js';
import { allReleases } from '../../cli/boards/releases.js';
import { SdkConfiguration } from './sdk-configuration.js';

const SDK = process.env['VENCODER_RTOS_SDK'] ?? '';
const SIZES = [512, 1024, 2048];
const MIB = 2 ** 20;

if (SDK === '') {
  process.stderr.write(
    'SKIPPED: boards against the SDK: set VENCODER_RTOS_SDK to a k230_rtos_sdk of the current release\n',
  );
}

const boards = (await allBoards()).filter((board) => board.kind === 'canmv');
const describeWithSdk = SDK === '' ? describe.skip : describe;

function memoryOf(configuration: SdkConfiguration): CanmvBoard['memory'] {
  if (configuration.isSet('AUTO_DETECT_DDR_SIZE')) {
    return SIZES.filter((size) => configuration.isSet(`AUTO_DDR_SIZE_${size}`)).map((size) => ({
      size: size * MIB,
      mmz: configuration.bytes(`MEM_MMZ_SIZE_${size}`),
    }));
  }
  return [{ size: configuration.bytes('MEM_TOTAL_SIZE'), mmz: configuration.bytes('MEM_MMZ_SIZE') }];
}

describeWithSdk('boards of the SDK', () => {
  it('are those in boards/', async () => {
    expect(boards.map(({ name }) => name).sort()).toEqual((await SdkConfiguration.canmvNames(SDK)).sort());
  });

  it.each(boards)('$name', async (board) => {
    const configuration = await SdkConfiguration.of(SDK, board.name);
    const { folder, chip, memory, storage, sensors, csi } = board;
    expect({ folder, chip, memory, storage, sensors, csi }).toEqual({
      folder: configuration.value('BOARD'),
      chip: configuration.chip(),
      memory: memoryOf(configuration),
      storage: configuration.value('RTSMART_CONFIG_FILE')?.endsWith('_emmc') === true ? 'emmc' : 'sdcard',
      sensors: configuration.suffixes(/^MPP_ENABLE_SENSOR_([A-Z]+\d+[A-Z]*)$/),
      csi: configuration.suffixes(/^MPP_ENABLE_CSI_DEV_(\d)$/).map(Number),
    });
    expect(configuration.value('BOARD_GEN_IMAGE_CFG_FILE')).toBe('genimage-sdcard.cfg');
    expect(existsSync(path.join(SDK, 'boards', folder, 'genimage-sdcard.cfg'))).toBe(true);
  });
});

const hasHistory =
  SDK !== '' && (await $({ quiet: true, nothrow: true, cwd: SDK })`git rev-parse`).exitCode === 0;
if (SDK !== '' && !hasHistory) {
  process.stderr.write('SKIPPED: the first release of each board: VENCODER_RTOS_SDK is not a git checkout\n');
}

(hasHistory ? describe : describe.skip)('releases of the SDK', () => {
  const defconfigs = new Map<string, string>();

  beforeAll(async () => {
    for (const { version, sdk } of await allReleases()) {
      const shown = await $({
        quiet: true,
        cwd: SDK,
      })`git ls-tree --name-only --full-tree ${await branch(sdk)} configs/`;
      defconfigs.set(version, shown.stdout);
    }
  });

  it.each(boards)('$name exists since v$since', ({ defconfig, since }) => {
    const releases = [...defconfigs].filter(([, list]) => list.split('\n').includes(`configs/${defconfig}`));
    expect(releases[0]?.[0]).toBe(since);
  });
});

/** A branch of the checkout, local or of a remote. */
async function branch(name: string): Promise<string> {
  const run = $({ quiet: true, cwd: SDK });
  const all = await run`git for-each-ref --format=${'%(refname)'} refs/heads refs/remotes`;
  const found = all.stdout.split('\n').find((ref) => ref.endsWith(`/${name}`));
  if (found === undefined) {
    throw new Error(`the SDK has no branch ${name}`);
  }
  return found;
}
