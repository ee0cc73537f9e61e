#!/usr/bin/env node
// This file is part of the k230 vencoder project, MIT licence.
// `vencoder`: one command per file, put together.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { silence } from '../toolchain/progress.js';
import { projectRoot } from '../toolchain/project.js';
import { registerAbi } from './abi.js';
import { registerBoards } from './boards.js';
import { registerBuild } from './build.js';
import { registerCompletion } from './completion.js';
import { registerDoctor } from './doctor.js';
import { exitCodeHelp, reportError } from './exit-codes.js';
import { registerFirmware } from './firmware.js';
import { registerFlash } from './flash.js';
import { registerGenerate } from './generate.js';
import { registerImage } from './image.js';
import { registerInstall } from './install.js';
import { registerModel } from './model.js';
import { registerPort } from './port.js';
import { registerRun } from './run.js';
import { registerUninstall } from './uninstall.js';

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
