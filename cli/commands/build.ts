// SPDX-License-Identifier: MIT
// `vencoder build`: builds an emulated board's program, or the module's objects for an SDK.

import { Option, type Command } from 'commander';
import { addBoardOptions, provideProgram, type BoardOptions } from '../options/board-options.js';
import { usageError } from '../support/failure.js';
import { specProject } from '../options/spec-project.js';

interface BuildOptions extends Omit<BoardOptions, 'board'> {
  board?: string;
  sdk?: string;
}

/** Adds `build`. stdout is the program's path only, or a table of the objects' sizes. */
export function registerBuild(program: Command): void {
  addBoardOptions(program.command('build'), false)
    .addOption(
      new Option('--sdk <dir>', "compile the module against this SDK's headers instead").conflicts([
        'board',
        'mpp',
        'sanitize',
        'coverage',
        'guestCodecs',
        'userModules',
      ]),
    )
    .description("build an emulated board's program and print its path, or compile the module for an SDK")
    .addHelpText(
      'after',
      `
Examples:
  vencoder build --board qemu-riscv64
  vencoder build --board host --mpp A
  vencoder build --board qemu-riscv64 --micropython ../micropython-1.21
  vencoder build --board host --sanitize
  vencoder build --board host --user-modules ../modules
  vencoder build --sdk ../k230_sdk      objects in build/sdk-<generation>/, and their sizes in bytes

Exit code: 0 done, 2 wrong command line or no such board, 3 the build failed.`,
    )
    .action(async ({ board, sdk, ...others }: BuildOptions) => {
      if (sdk !== undefined) {
        process.stdout.write(await buildForSdk(sdk, others.micropython));
      } else if (board !== undefined) {
        process.stdout.write(`${(await provideProgram({ board, ...others })).program}\n`);
      } else {
        throw usageError(
          'build needs --board <name> or --sdk <dir>',
          '`vencoder boards` lists the boards; --help shows examples.',
        );
      }
    });
}

async function buildForSdk(folder: string, micropython: string | undefined): Promise<string> {
  const [{ loadModel }, { locateSdk }, { buildForSdk: build, sizeTable }] = await Promise.all([
    import('../../generator/generate.js'),
    import('../sdk/locate.js'),
    import('../sdk/objects.js'),
  ]);
  const sdk = locateSdk(folder);
  const { abi } = await loadModel(specProject);
  return sizeTable(await build(sdk, abi, micropython));
}
