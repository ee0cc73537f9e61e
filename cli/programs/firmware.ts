// SPDX-License-Identifier: MIT
// `make firmware`: runs `vencoder firmware` in the Dockerfile's firmware stage; the result is in out/firmware.

import { Command, CommanderError } from 'commander';
import { runFirmware, type FirmwareOptions } from '../container/firmware-run.js';
import { EXIT } from '../support/exit-codes.js';
import { asStarted } from '../support/start-command.js';
import { runMain } from '../support/run-main.js';

async function firmware(): Promise<number> {
  const command = new Command('firmware')
    .description("build a board's CanMV firmware with the module, in a container")
    .requiredOption('--board <name>', asStarted('a CanMV board; `vencoder boards` lists them'))
    .option('--tree <dir>', 'a checkout of the SDK (default: check it out)')
    .option('--manifest <url>', "git repository with CanMV's manifests (default: the vendor's)")
    .option('--release <version>', "CanMV's release (default: the newest known one)")
    .argument('[options...]', 'after --: further options of `docker build`')
    .exitOverride();
  try {
    command.parse();
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    }
    throw error;
  }
  return await runFirmware(command.opts<FirmwareOptions>(), command.args);
}

await runMain('firmware', firmware);
