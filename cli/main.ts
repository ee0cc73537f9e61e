#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// `vencoder`: one command per file, put together.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { silence } from './support/progress.js';
import { projectRoot } from './support/project.js';
import { registerAbi } from './commands/abi.js';
import { registerBoards } from './commands/boards.js';
import { registerBuild } from './commands/build.js';
import { registerCompletion } from './commands/completion.js';
import { registerDoctor } from './commands/doctor.js';
import { exitCodeHelp, reportError } from './exit-codes.js';
import { registerFirmware } from './commands/firmware.js';
import { registerFlash } from './commands/flash.js';
import { registerGenerate } from './commands/generate.js';
import { registerImage } from './commands/image.js';
import { registerInstall } from './commands/install.js';
import { registerModel } from './commands/model.js';
import { registerPort } from './commands/port.js';
import { registerRun } from './commands/run.js';
import { registerUninstall } from './commands/uninstall.js';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};

const program: Command = new Command('vencoder')
  .description('media.vencoder for the K230: emit it from its spec, build it, run scripts on it')
  .version(version)
  .option('--quiet', 'no progress on stderr; ahead of the command')
  .hook('preAction', () => {
    if (program.opts<{ quiet?: boolean }>().quiet === true) {
      silence();
    }
  })
  .enablePositionalOptions()
  .showHelpAfterError('(--help shows the options and examples)')
  .addHelpText('after', exitCodeHelp)
  .exitOverride();

for (const register of [
  registerGenerate,
  registerModel,
  registerBoards,
  registerBuild,
  registerAbi,
  registerInstall,
  registerUninstall,
  registerFirmware,
  registerImage,
  registerFlash,
  registerDoctor,
  registerRun,
  registerPort,
]) {
  register(program);
}
// Last: it completes what it finds.
registerCompletion(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
