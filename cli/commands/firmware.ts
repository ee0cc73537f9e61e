// SPDX-License-Identifier: MIT
// `vencoder firmware`: builds a board's firmware images with the module.

import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { CanmvBoard } from '../boards/boards.js';
import { emittedFile, specProject } from '../options/spec-project.js';

interface Options {
  board: string;
  tree?: string;
  release?: string;
  manifest?: string;
  out: string;
}

/** Adds `firmware`. stdout: the paths of the files. */
export function registerFirmware(program: Command): void {
  program
    .command('firmware')
    .description("check out CanMV's SDK, install the module in it, and build a board's images")
    .requiredOption('--board <name>', 'a real board; `vencoder boards` lists them')
    .addOption(
      new Option('--tree <dir>', "root of an existing checkout of CanMV's SDK").conflicts([
        'release',
        'manifest',
      ]),
    )
    .option('--release <version>', 'release of CanMV (default: the newest known one)')
    .option('--manifest <url>', "git repository with CanMV's manifests (default: the vendor's)")
    .option('--out <dir>', 'the parent folder of the result', 'out/firmware')
    .addHelpText(
      'after',
      `
Examples:
  vencoder firmware --board k230_canmv_lckfb
  vencoder firmware --board k230_canmv_lckfb --tree ../canmv_k230
  vencoder firmware --board k230d_canmv_bpi_zero --release 1.7 --out images

Writes the images, CanMV's program and manifest.json (commits, sizes in bytes, SHA-256) to OUT/BOARD.
Needs the SDK's host tools, as in the Dockerfile. The SDK's build downloads the vendor's compiler and takes long.

Exit code: 0 done, 2 wrong command line, 3 a step failed: OUT/BOARD is unchanged.`,
    )
    .action(runFirmware);
}

async function runFirmware(options: Options): Promise<void> {
  const [{ findCanmvBoard }, { buildFirmware }, { loadModel }] = await Promise.all([
    import('../boards/boards.js'),
    import('../canmv/firmware-build.js'),
    import('../../generator/generate.js'),
  ]);
  const board = await findCanmvBoard(options.board);
  const model = await loadModel(specProject);
  const sdk = await sdkFor(board, options);
  const out = resolve(options.out);
  const { files } = await buildFirmware({
    board,
    ...sdk,
    out,
    abi: model.abi,
    facade: emittedFile(model, 'facade.py'),
    moduleName: model.api.native,
  });
  for (const { name } of files) {
    process.stdout.write(`${join(out, board.name, name)}\n`);
  }
}

async function sdkFor(
  { since }: CanmvBoard,
  { tree, release: version, manifest }: Options,
): Promise<{ sdk: string; release?: string }> {
  if (tree !== undefined) {
    return { sdk: resolve(tree) };
  }
  const [{ checkOut, VENDOR_MANIFESTS }, { findRelease }] = await Promise.all([
    import('../canmv/checkout.js'),
    import('../boards/releases.js'),
  ]);
  const release = await findRelease(version, since);
  const sdk = await checkOut({ manifests: manifest ?? VENDOR_MANIFESTS, repoManifest: release.manifest });
  return { sdk, release: release.version };
}
