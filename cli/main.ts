#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// The command line `vencoder`: registers the commands and maps errors to exit codes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { reportError } from './report-error.js';
import { exitCodeHelp } from './support/exit-codes.js';
import { silence } from './support/progress.js';
import { projectRoot } from './support/project.js';
import { asStarted } from './support/start-command.js';
import { registerAbi } from './commands/abi.js';
import { registerBoards } from './commands/boards.js';
import { registerBuild } from './commands/build.js';
import { registerCompletion } from './commands/completion.js';
import { registerDemo } from './commands/demo.js';
import { registerDoctor } from './commands/doctor.js';
import { registerFirmware } from './commands/firmware.js';
import { registerFlash } from './commands/flash.js';
import { registerGenerate } from './commands/generate.js';
import { registerGet } from './commands/get.js';
import { registerImage } from './commands/image.js';
import { registerInstall } from './commands/install.js';
import { registerLs } from './commands/ls.js';
import { registerModel } from './commands/model.js';
import { registerPut } from './commands/put.js';
import { registerRepl } from './commands/repl.js';
import { registerRun } from './commands/run.js';
import { registerUninstall } from './commands/uninstall.js';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};

const program: Command = new Command('vencoder')
  .description('media.vencoder for the K230: generate it from its spec, build it, run scripts with it')
  .version(version)
  .option('--quiet', 'suppress progress output (before the command)')
  .hook('preAction', () => {
    if (program.opts<{ quiet?: boolean }>().quiet === true) {
      silence();
    }
  })
  .enablePositionalOptions()
  .configureOutput({
    writeOut: (text) => process.stdout.write(asStarted(text)),
    writeErr: (text) => process.stderr.write(asStarted(text)),
  })
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
  registerDemo,
  registerRepl,
  registerPut,
  registerGet,
  registerLs,
]) {
  register(program);
}
// Last: it completes the commands that are registered before it.
registerCompletion(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
